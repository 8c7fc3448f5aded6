import type { Newsroom, FiledContent } from '../domain/newsroom.ts';
import type { Problem } from '../domain/problem.ts';
import { articlePath, datePath, reservedSegments, standingPagePath, topicPath, personPath } from '../urls.ts';

/** Every address belongs to one file. Drafts count: they are meant to be published. */
export function findAddressClashes(filed: FiledContent, newsroom: Newsroom): readonly Problem[] {
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  const claim = (path: string, file: string, problem: (owner: string) => Omit<Problem, 'file'>) => {
    const owner = owners.get(path);
    if (owner === undefined) owners.set(path, file);
    else problems.push({ file, ...problem(owner) });
  };
  const sameAddress = (path: string) => (owner: string) => ({
    line: 1,
    message: `its address ${path} is also that of ${owner}. Rename or remove one of the two files.`,
  });

  for (const page of filed.pages) {
    const path = standingPagePath(page.id);
    if (reservedSegments.has(page.id) || /^\d{4}$/.test(page.id)) {
      problems.push({
        file: page.file,
        line: 1,
        message: `its address ${path} belongs to the site itself. Rename the file.`,
      });
    } else {
      claim(path, page.file, sameAddress(path));
    }
  }
  for (const article of filed.articles)
    claim(articlePath(article.id), article.file, sameAddress(articlePath(article.id)));
  for (const topic of filed.topics) claim(topicPath(topic.id), topic.file, sameAddress(topicPath(topic.id)));
  for (const person of filed.people) claim(personPath(person.id), person.file, sameAddress(personPath(person.id)));

  const datePages = new Set(
    [...newsroom.articlesByDay.keys()].flatMap((day) => [day, day.slice(0, 7), day.slice(0, 4)].map(datePath)),
  );
  for (const article of filed.articles) {
    for (const [index, alias] of article.aliases.entries()) {
      const path = alias.endsWith('/') || /\.[a-z0-9]+$/i.test(alias) ? alias : `${alias}/`;
      const field = `aliases[${index}]`;
      const segment = path.split('/')[1] ?? '';
      const firstPath = segment === '' || reservedSegments.has(segment) || path === '/feed.xml';
      if (firstPath || datePages.has(path)) {
        problems.push({
          file: article.file,
          field,
          message: `“${alias}” is a page of the site itself. Remove the line.`,
        });
        continue;
      }
      claim(path, article.file, (owner) => ({
        field,
        message:
          owner === article.file
            ? `“${alias}” is the article’s own address or given twice. Remove the line.`
            : `“${alias}” is already the address of ${owner}. Remove the line here or there.`,
      }));
    }
  }
  return problems;
}

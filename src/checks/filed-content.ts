import type { FiledArticle } from '../domain/article.ts';
import { createNewsroom, type FiledContent, type Newsroom, type NewsroomOptions } from '../domain/newsroom.ts';
import type { Person } from '../domain/person.ts';
import type { Problem } from '../domain/problem.ts';
import type { Site } from '../domain/site.ts';
import type { StoredFile } from '../domain/source-file.ts';
import type { StandingPage } from '../domain/standing-page.ts';
import type { Topic } from '../domain/topic.ts';
import { toFiledArticle, type ArticleFields } from '../schemas/article.ts';
import { toPerson, type PersonFields } from '../schemas/person.ts';
import { toStandingPage, type StandingPageFields } from '../schemas/standing-page.ts';
import { toTopic, type TopicFields } from '../schemas/topic.ts';
import { findAddressClashes } from './address-clashes.ts';

/** All files of a newsroom as the content store keeps them. */
export interface StoredContent {
  readonly articles: readonly StoredFile<ArticleFields>[];
  readonly people: readonly StoredFile<PersonFields>[];
  readonly topics: readonly StoredFile<TopicFields>[];
  readonly pages: readonly StoredFile<StandingPageFields>[];
}

/**
 * Makes the newsroom from the stored files and tells everything that is wrong with them: each file on its own, the
 * references between them, and their addresses.
 */
export function reviewContent(
  folder: string,
  site: Site,
  stored: StoredContent,
  options: NewsroomOptions,
): { readonly newsroom: Newsroom; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const collect = <Fields, Value>(
    files: readonly StoredFile<Fields>[],
    translate: (file: Extract<StoredFile<Fields>, { id: string }>, fields: Fields) => Value,
  ): Value[] =>
    files.flatMap((file) => {
      if ('id' in file) return [translate(file, file.fields)];
      problems.push(...file.problems);
      return [];
    });

  const articles: FiledArticle[] = collect(stored.articles, toFiledArticle);
  const people: Person[] = collect(stored.people, toPerson);
  const topics: Topic[] = collect(stored.topics, toTopic);
  const pages: StandingPage[] = collect(stored.pages, toStandingPage);
  const filed: FiledContent = { folder, site, articles, people, topics, pages };
  const { newsroom, problems: references } = createNewsroom(filed, options);
  const brokenFiles = new Set(problems.map(({ file }) => file));
  return {
    newsroom,
    problems: [
      ...problems,
      // A reference to a file that is itself broken is no second mistake.
      ...references.filter(({ message }) => ![...brokenFiles].some((file) => namesFile(message, file))),
      ...findAddressClashes(filed, newsroom),
    ],
  };
}

function namesFile(message: string, file: string): boolean {
  return message.includes(`add ${file.replace(/\.mdx?$/, '')}.md`);
}

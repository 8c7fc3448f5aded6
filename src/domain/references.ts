import type { FiledArticle } from './article.ts';
import type { ArticleReferences, FiledContent } from './filed-content.ts';
import type { FiledFront } from './front.ts';
import type { Person } from './person.ts';
import type { Problem } from './problem.ts';
import { createRegister, type Register } from './register.ts';
import type { StandingPage } from './standing-page.ts';
import type { Topic } from './topic.ts';
import { firstPublicOf } from './visibility.ts';

export interface Registers {
  readonly articles: Register<FiledArticle>;
  readonly people: Register<Person>;
  readonly topics: Register<Topic>;
  readonly pages: Register<StandingPage>;
}

type Report = (problem: Problem) => void;

export function createRegisters({ folder, articles, people, topics, pages, broken }: FiledContent): Registers {
  return {
    articles: createRegister('article', `${folder}/articles`, articles, broken.articles),
    people: createRegister('person', `${folder}/people`, people, broken.people),
    topics: createRegister('topic', `${folder}/topics`, topics, broken.topics),
    pages: createRegister('page', `${folder}/pages`, pages, broken.pages),
  };
}

/** The files that an article names; those that it must not name are left out and reported. */
export function resolveArticle(article: ArticleReferences, registers: Registers, now: number, report: Report) {
  const persons = (field: 'authors' | 'editors' | 'translators' | 'contributors') =>
    resolve({ file: article.file, field }, article[field], registers.people, report);
  return {
    authors: persons('authors'),
    editors: persons('editors'),
    translators: persons('translators'),
    contributors: persons('contributors'),
    topics: resolve({ file: article.file, field: 'topics' }, article.topics, registers.topics, report),
    related: resolveRelated(article, registers.articles, now, report),
  };
}

/** @param topics those of broken files too */
export function checkTopicParents(
  topics: readonly Pick<Topic, 'id' | 'file' | 'parent'>[],
  register: Register<Topic>,
): readonly Problem[] {
  return topics.flatMap(({ id, file, parent }) => {
    if (parent === undefined || register.isBroken(parent)) return [];
    const at = { file, field: 'parent' };
    if (!register.byId.has(parent)) return [{ ...at, message: register.unknown(parent) }];
    if (parent === id) {
      return [{ ...at, message: 'names the topic itself. Name the wider topic, or remove the line.' }];
    }
    const circle = circleFrom(id, register);
    // It is told once, at the first of its topics.
    if (circle.length === 0 || circle.some((other) => other < id)) return [];
    const message = `leads back to this topic: ${[...circle, id].join(', ')}. Remove the line here or in one of the others.`;
    return [{ ...at, message }];
  });
}

/** The topics by whose parents one comes back to where one began. */
function circleFrom(id: string, { byId }: Register<Topic>): readonly string[] {
  const passed = new Set<string>();
  for (let next: string | undefined = id; next !== undefined && !passed.has(next); next = byId.get(next)?.parent) {
    passed.add(next);
    if (byId.get(next)?.parent === id) return [...passed];
  }
  return [];
}

export function checkSiteReferences({ folder, site }: FiledContent, registers: Registers): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const file = `${folder}/site.yaml`;
  resolve({ file, field: 'navigation' }, site.navigation, registers.topics, report);
  resolve({ file, field: 'footer' }, site.footer, registers.pages, report);
  for (const [kind, id] of Object.entries(site.policies)) {
    if (registers.pages.byId.has(id) || registers.pages.isBroken(id)) continue;
    report({ file, field: `policies.${kind}`, message: registers.pages.unknown(id) });
  }
  return problems;
}

/** @param now the build’s clock reading, milliseconds since 1970 UTC */
export function checkFrontReferences(
  { folder, front }: { readonly folder: string; readonly front: FiledFront },
  registers: Registers,
  now: number,
): readonly Problem[] {
  const file = `${folder}/front.yaml`;
  const seen = new Set<string>();
  const fault = (id: string) => {
    const message = seen.has(id) ? twice(id) : pickFault(id, registers.articles, now);
    seen.add(id);
    return message;
  };
  const checkPicks = (ids: readonly string[], field: string): Problem[] =>
    ids.flatMap((id, index) => {
      const message = fault(id);
      return message === undefined ? [] : [{ file, field: `${field}[${index}]`, message }];
    });
  const leadFault = front.lead === undefined ? undefined : fault(front.lead);
  const topics = new Set<string>();
  return [
    ...(leadFault === undefined ? [] : [{ file, field: 'lead', message: leadFault }]),
    ...checkPicks(front.picks, 'picks'),
    ...front.blocks.flatMap(({ topic, picks }, index) => {
      const field = `blocks[${index}]`;
      const isKnown = registers.topics.byId.has(topic) || registers.topics.isBroken(topic);
      const message = topics.has(topic) ? twice(topic) : isKnown ? undefined : registers.topics.unknown(topic);
      topics.add(topic);
      return [
        ...(message === undefined ? [] : [{ file, field: `${field}.topic`, message }]),
        ...checkPicks(picks, `${field}.picks`),
      ];
    }),
  ];
}

function resolve<Value>(
  { file, field }: { readonly file: string; readonly field: string },
  ids: readonly string[],
  register: Register<Value>,
  report: Report,
): Value[] {
  const seen = new Set<string>();
  return ids.flatMap((id, index) => {
    const at = { file, field: `${field}[${index}]` };
    if (seen.has(id)) {
      report({ ...at, message: twice(id) });
      return [];
    }
    seen.add(id);
    const value = register.byId.get(id);
    if (value !== undefined) return [value];
    if (!register.isBroken(id)) report({ ...at, message: register.unknown(id) });
    return [];
  });
}

function resolveRelated(
  article: ArticleReferences,
  register: Register<FiledArticle>,
  now: number,
  report: Report,
): FiledArticle['related'] {
  return article.related.filter((pick, index) => {
    if (typeof pick !== 'string') return true;
    const message = article.related.indexOf(pick) < index ? twice(pick) : relatedFault(pick, article, register, now);
    if (message !== undefined) report({ file: article.file, field: `related[${index}]`, message });
    return message === undefined && register.byId.has(pick);
  });
}

/** Why an article must not name another as related. */
function relatedFault(
  pick: string,
  article: ArticleReferences,
  register: Register<FiledArticle>,
  now: number,
): string | undefined {
  if (pick === article.id) return 'names the article itself. Name another story, or remove the line.';
  // A draft may be written along with what it cites.
  if (article.status === 'draft' && register.byId.has(pick)) return undefined;
  // An article under embargo may cite what comes out no later than itself.
  return pickFault(pick, register, Math.max(now, firstPublicOf(article)?.epoch ?? now));
}

/**
 * Why readers could not open what an editor picked.
 *
 * @param when the moment at which it must be public, milliseconds since 1970 UTC
 */
function pickFault(pick: string, register: Register<FiledArticle>, when: number): string | undefined {
  const target = register.byId.get(pick);
  if (!target) return register.isBroken(pick) ? undefined : register.unknown(pick);
  if (target.status === 'draft') {
    return `“${pick}” is a draft, which readers cannot open. Publish it first, or remove the line.`;
  }
  const firstPublic = firstPublicOf(target);
  if (firstPublic && firstPublic.epoch > when) {
    return `“${pick}” is not published before ${firstPublic.text}. Remove the line until then.`;
  }
  return undefined;
}

function twice(id: string): string {
  return `“${id}” is listed twice. Remove one of the two.`;
}

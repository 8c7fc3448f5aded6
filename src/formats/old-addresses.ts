import type { Newsroom } from '../domain/newsroom.ts';
import { articlePath, personPath, standingPagePath, topicPath } from '../urls.ts';

/** An address that what is now elsewhere once had. */
export interface OldAddress {
  /** As the editor typed it: `/news/old`, `/old.html`. */
  readonly alias: string;
  /** Where it leads. */
  readonly path: string;
  /** What readers find there. */
  readonly title: string;
  readonly kind: 'story' | 'page';
}

/** Every old address of the site. */
export function listOldAddresses({ articleById, topics, people, pages }: Newsroom): readonly OldAddress[] {
  return [
    ...[...articleById.values()].flatMap(({ id, headline, aliases }) =>
      aliases.map((alias) => ({ alias, path: articlePath(id), title: headline, kind: 'story' as const })),
    ),
    ...[
      ...topics.map(({ id, name, aliases }) => ({ path: topicPath(id), title: name, aliases })),
      ...people.map(({ id, name, aliases }) => ({ path: personPath(id), title: name, aliases })),
      ...pages.map(({ id, title, aliases }) => ({ path: standingPagePath(id), title, aliases })),
    ].flatMap(({ path, title, aliases }) => aliases.map((alias) => ({ alias, path, title, kind: 'page' as const }))),
  ];
}

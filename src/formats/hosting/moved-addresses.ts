import type { Newsroom } from '../../domain/newsroom.ts';
import { articlePath, attachmentPath, personPath, standingPagePath, topicPath } from '../../urls.ts';

/** An old address and the path that it leads to. */
export interface Move {
  /** As the editor gave it: `/news/old`, `/news/old/`, `/news/old.html`. */
  readonly from: string;
  readonly to: string;
}

/** Every old address, those of the newest stories first. */
export function movedAddresses({ articleById }: Pick<Newsroom, 'articleById'>): readonly Move[] {
  return [...articleById.values()]
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .flatMap(({ id, aliases }) => aliases.map((from) => ({ from, to: articlePath(id) })));
}

/** Pages that stay where they were and say why the story is gone. */
export function goneAddresses({ withdrawn }: Pick<Newsroom, 'withdrawn'>): readonly string[] {
  return withdrawn.map(({ id }) => articlePath(id)).toSorted();
}

/** Addresses of the site from which an old one may differ in capitals only. */
export function knownAddresses({ articleById, topics, people, pages }: Newsroom): readonly string[] {
  return [
    ...[...articleById.values()].flatMap(({ id, attachments }) => [
      articlePath(id),
      ...Object.keys(attachments).map((name) => attachmentPath(id, name)),
    ]),
    ...topics.map(({ id }) => topicPath(id)),
    ...people.map(({ id }) => personPath(id)),
    ...pages.map(({ id }) => standingPagePath(id)),
  ];
}

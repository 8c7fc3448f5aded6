import type { Newsroom } from '../../domain/newsroom.ts';
import { listOldAddresses } from '../old-addresses.ts';
import { articlePath, attachmentPath, hostPath, personPath, standingPagePath, topicPath } from '../../urls.ts';

/** An old address and the path that it leads to. */
export interface Move {
  /** As the editor gave it, on the site’s host: `/news/old`, `/news/old/`, `/news/old.html`. */
  readonly from: string;
  readonly to: string;
}

/** Every old address: those of topics, people and pages, then those of stories, the newest first. */
export function movedAddresses(newsroom: Newsroom): readonly Move[] {
  const old = listOldAddresses(newsroom);
  return [
    ...old.filter(({ kind }) => kind === 'page'),
    ...old.filter(({ kind }) => kind === 'story').toSorted((a, b) => (a.path < b.path ? 1 : -1)),
  ].map(({ alias, path }) => ({ from: hostPath(alias, newsroom.site), to: hostPath(path, newsroom.site) }));
}

/** Pages that stay where they were and say why the story is gone. */
export function goneAddresses({ site, withdrawn }: Pick<Newsroom, 'site' | 'withdrawn'>): readonly string[] {
  return withdrawn.map(({ id }) => hostPath(articlePath(id), site)).toSorted();
}

/** Addresses of the site from which an old one may differ in capitals only. */
export function knownAddresses({ site, articleById, topics, people, pages }: Newsroom): readonly string[] {
  return [
    ...[...articleById.values()].flatMap(({ id, attachments }) => [
      articlePath(id),
      ...Object.keys(attachments).map((name) => attachmentPath(id, name)),
    ]),
    ...topics.map(({ id }) => topicPath(id)),
    ...people.map(({ id }) => personPath(id)),
    ...pages.map(({ id }) => standingPagePath(id)),
  ].map((path) => hostPath(path, site));
}

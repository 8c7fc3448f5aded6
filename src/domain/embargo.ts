import type { FiledArticle } from './article.ts';
import { visibilityOf } from './visibility.ts';

/** A story of which the public may see nothing, or only what its tombstone says. */
export interface EmbargoedStory {
  readonly id: string;
  /** The source file, relative to the project. */
  readonly file: string;
  readonly state: 'draft' | 'scheduled' | 'withdrawn';
  /** Names of its pictures and downloads. */
  readonly files: readonly string[];
}

/** @param now the build’s clock reading, milliseconds since 1970 UTC */
export function toEmbargo(
  articles: readonly FiledArticle[],
  removed: readonly RemovedText[],
  now: number,
): Required<Embargo> {
  const stories = embargoedStories(articles, now);
  const secret = new Set(stories.filter(({ state }) => state !== 'withdrawn').map(({ file }) => file));
  return { stories, removed, readable: articles.map(({ file }) => file).filter((file) => !secret.has(file)) };
}

function embargoedStories(articles: readonly FiledArticle[], now: number): readonly EmbargoedStory[] {
  return articles.flatMap((article) => {
    const { id, file, status, pictures, attachments } = article;
    const visibility = visibilityOf(article, now);
    if (visibility === 'public' && status !== 'withdrawn') return [];
    const files = [...Object.keys(pictures), ...Object.keys(attachments)];
    return [{ id, file, state: visibility === 'public' ? 'withdrawn' : visibility, files }];
  });
}

/** What was taken out of the earlier versions of a story. */
export interface RemovedText {
  /** Id and source file of the story. */
  readonly id: string;
  readonly file: string;
  /** As it stood in the source: a passage, or a whole version. */
  readonly kind: 'passage' | 'version';
  readonly text: string;
}

/** What no byte of the site may say. */
export interface Embargo {
  readonly stories: readonly EmbargoedStory[];
  readonly removed: readonly RemovedText[];
  /** Files of all stories of which readers may see something, if they are known. */
  readonly readable?: readonly string[];
}

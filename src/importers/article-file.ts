import { dayInZone } from '../domain/calendar.ts';
import { toSlug } from '../domain/slug.ts';
import { firstPublicOf } from '../domain/visibility.ts';
import { printFile } from '../schemas/print-file.ts';
import type { OldStory } from './old-story.ts';
import { decodeSlug } from './topic-map.ts';

/** What an old story has in this newsroom. */
export interface FiledParts {
  readonly headline: string;
  /** Ids. */
  readonly authors: readonly string[];
  /** Ids. */
  readonly topics: readonly string[];
  readonly image?: { readonly src: string; readonly alt: string; readonly caption?: string };
  readonly aliases: readonly string[];
  readonly legacyId: string;
  readonly markdown: string;
}

/** The file of an article, as an editor would have typed it. */
export function printArticleFile(story: OldStory, parts: FiledParts): string {
  return printFile(
    {
      headline: parts.headline,
      dek: story.dek,
      published: story.published?.text,
      updated: story.updated?.text,
      authors: [...parts.authors],
      topics: [...parts.topics],
      image: parts.image,
      status: story.isDraft ? 'draft' : undefined,
      aliases: [...parts.aliases],
      legacyId: parts.legacyId,
    },
    parts.markdown,
  );
}

/** @param opening the first words of the text, where the page has no description of its own */
export function printPageFile(story: OldStory, { headline, aliases, markdown }: FiledParts, opening: string): string {
  return printFile(
    { title: headline, description: story.dek ?? (opening || headline), aliases: [...aliases] },
    markdown,
  );
}

/** The folder of an article: its day in the publication’s zone, as `2024/10/22`. */
export function dayFolderOf(story: OldStory, timeZone: string): string | undefined {
  const first = firstPublicOf({
    ...(story.published && { published: story.published }),
    ...(story.updated && { updated: story.updated }),
  });
  return first && dayInZone(first.epoch, timeZone).replaceAll('-', '/');
}

/** A name for the file: what the old address had, else from the headline, else (in other scripts) from the number. */
export function slugOf({ slug, headline, number }: Pick<OldStory, 'slug' | 'headline' | 'number'>): string {
  const old = decodeSlug(slug);
  for (const [text, made] of [
    [old, toSlug(old)],
    [headline, toSlug(headline)],
  ] as const) {
    // Of a name in another script a few digits would be left.
    if (made.length * 2 > text.length) return cut(made);
  }
  return `story-${toSlug(number) || '1'}`;
}

const longest = 80;

function cut(slug: string): string {
  if (slug.length <= longest) return slug;
  const end = slug.lastIndexOf('-', longest);
  return slug.slice(0, end > longest / 2 ? end : longest).replace(/-+$/, '');
}

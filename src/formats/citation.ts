import type { Story } from './story.ts';

/** A `meta` element by name. */
export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

/**
 * What reference managers and archives read of a story, in the names that Highwire Press gave and Google Scholar spread.
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 *
 * - Without `DC.type` Zotero takes what has a `citation_title` for an article in a journal; with `citation_journal_title` it
 *   does so in any case. The publication’s name it has from `og:site_name`.
 *   https://github.com/zotero/translators/blob/master/Embedded%20Metadata.js
 * - The date is the day under which the story is filed, in the publication’s zone; absent if it is unknown when it went out.
 * - A story without a byline has no author here either.
 */
export function toCitation(story: Story): readonly MetaTag[] {
  const authors = story.authors.map(({ name }) => name);
  return [
    ...authors.map((content) => ({ name: 'author', content })),
    { name: 'DC.type', content: 'newspaperArticle' },
    { name: 'citation_title', content: story.headline },
    ...authors.map((content) => ({ name: 'citation_author', content })),
    ...(story.published
      ? [{ name: 'citation_publication_date', content: story.id.slice(0, '2024/10/22'.length) }]
      : []),
    { name: 'citation_language', content: story.lang },
    { name: 'citation_public_url', content: story.url },
  ];
}

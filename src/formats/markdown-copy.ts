import type { Site } from '../domain/site.ts';
import { escapeMarkdown, linkMarkdown } from '../markdown/html-to-markdown.ts';
import { printFrontMatter } from '../schemas/print-front-matter.ts';
import type { Story, StoryNote } from './story.ts';

/**
 * The story as one Markdown file for readers and republishers: what is known of it as front matter, then headline, dek,
 * byline, notes and text in the order of the page. Of a withdrawn story the headline, the credits and the notes are left.
 *
 * @param text as `plainMarkdown` or `htmlToMarkdown` give it; unused if the story is withdrawn
 */
export function printMarkdownCopy(story: Story, site: Site, text: string): string {
  const notes = (placement: StoryNote['placement']) =>
    story.notes.filter((note) => note.placement === placement).map(printNote);
  const parts = [
    `# ${escapeMarkdown(story.headline)}`,
    ...(story.withdrawn || story.dek === undefined ? [] : [escapeMarkdown(story.dek)]),
    ...(story.byline === undefined ? [] : [escapeMarkdown(story.byline)]),
    ...notes('top'),
    ...(story.withdrawn ? [] : [text]),
    ...story.credits.map(escapeMarkdown),
    ...notes('end'),
  ];
  return `${printFrontMatter(frontMatter(story, site))}\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The related box; empty if there is none. */
export function printRelated({ related }: Story): string {
  if (related.stories.length === 0) return '';
  const items = related.stories.map(({ headline, url, publication }) => {
    const title = url === undefined || !URL.canParse(url) ? escapeMarkdown(headline) : linkMarkdown(headline, url);
    return `- ${title}${publication === undefined ? '' : ` (${escapeMarkdown(publication)})`}`;
  });
  return `**${escapeMarkdown(related.heading)}**\n\n${items.join('\n')}`;
}

function frontMatter(story: Story, { license, copyright, name }: Site): Readonly<Record<string, unknown>> {
  const { withdrawn, image } = story;
  return {
    headline: story.headline,
    ...(story.dek !== undefined && !withdrawn && { dek: story.dek }),
    ...(withdrawn && { status: 'withdrawn' }),
    ...namesOf(story),
    ...(story.published && { published: story.published.text }),
    ...(story.modified && { updated: story.modified.text }),
    version: story.version,
    language: story.lang,
    ...(story.label && { label: story.label }),
    ...(story.dateline !== undefined && !withdrawn && { dateline: story.dateline }),
    ...(story.topics.length > 0 && { topics: story.topics.map((topic) => topic.name) }),
    canonical: story.url,
    publisher: name,
    copyright: copyright ?? name,
    ...(license && { license }),
    ...(story.notes.length > 0 && {
      notes: story.notes.map(({ kind, at, text, was, now }) => ({
        kind,
        at: at.text,
        text,
        ...(was !== undefined && { was }),
        ...(now !== undefined && { now }),
      })),
    }),
    ...(image && {
      image: {
        src: image.shapes.whole.url,
        alt: image.alt,
        ...(image.caption !== undefined && { caption: image.caption }),
        ...(image.credit !== undefined && { credit: image.credit }),
      },
    }),
  };
}

function namesOf(story: Story): Readonly<Record<string, readonly string[]>> {
  const roles = ['authors', 'editors', 'translators', 'contributors'] as const;
  return Object.fromEntries(
    roles.filter((role) => story[role].length > 0).map((role) => [role, story[role].map(({ name }) => name)]),
  );
}

/** What the story said before is struck through. */
function printNote({ name, date, text, was, now }: StoryNote): string {
  const change = [
    was === undefined ? '' : ` ~~${escapeMarkdown(was)}~~`,
    now === undefined ? '' : ` ${escapeMarkdown(now)}`,
  ];
  return `> **${escapeMarkdown(`${name}, ${date}`)}** ${escapeMarkdown(text)}${change.join('')}`;
}

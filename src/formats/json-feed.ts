import type { Feed } from './feed.ts';
import { fillEntry, type FeedParts, type FilledEntry } from './feed-parts.ts';
import type { StoryNote } from './story.ts';

/**
 * JSON Feed 1.1 with full text. `_notes` is our own extension: the public record of a story, which no reader need know.
 * https://www.jsonfeed.org/version/1.1/
 */
export async function printJsonFeed(feed: Feed, parts: FeedParts): Promise<string> {
  const items: object[] = [];
  for (const entry of feed.entries) items.push(toItem(await fillEntry(entry, parts), feed.lang));
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self.json,
    description: feed.description,
    icon: feed.icon,
    authors: [feed.publisher],
    language: feed.lang,
    ...(feed.hub !== undefined && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
    items,
  })}\n`;
}

function toItem({ entry, content, image }: FilledEntry, feedLang: string): object {
  return {
    id: entry.guid,
    url: entry.url,
    title: entry.title,
    ...(entry.summary !== undefined && { summary: entry.summary }),
    content_html: content,
    date_published: entry.date.text,
    date_modified: entry.modified.text,
    authors: entry.authors.map(({ name, url }) => ({ name, url })),
    ...(entry.topics.length > 0 && { tags: entry.topics }),
    ...(entry.lang !== feedLang && { language: entry.lang }),
    ...(image && {
      image: image.url,
      attachments: [{ url: image.url, mime_type: image.type, size_in_bytes: image.length }],
    }),
    ...(entry.notes.length > 0 && { _notes: entry.notes.map(toNote) }),
  };
}

function toNote({ url, kind, at, text, was, now }: StoryNote): object {
  return { kind, date: at.text, text, ...(was !== undefined && { was }), ...(now !== undefined && { now }), url };
}

import type { Newsroom } from '../domain/newsroom.ts';
import { publishes } from '../domain/optional-outputs.ts';
import { policyKinds } from '../domain/site.ts';
import { escapeMarkdown, linkMarkdown } from '../markdown/html-to-markdown.ts';
import {
  absoluteUrl,
  articlePath,
  correctionsPath,
  feedListPath,
  feedPath,
  frontPath,
  markdownPath,
  sitemapIndexPath,
  standingPagePath,
  topicPath,
  wirePath,
} from '../urls.ts';
import { trainingTerms } from './ninjs.ts';

interface Entry {
  readonly label: string;
  readonly path: string;
  readonly about?: string;
}

/** `llms.txt`: what the site is and where its texts lie, without the pages around them if there are copies. https://llmstxt.org */
export function printLlms(newsroom: Newsroom): string {
  const { site, articles, topics, pageById } = newsroom;
  const copies = publishes('copies', site);
  const policies = new Set(policyKinds.flatMap((kind) => site.policies[kind] ?? []));
  const sections: readonly (readonly [heading: string, entries: readonly Entry[]])[] = [
    [
      'Newest stories',
      articles.slice(0, site.feeds.items).map(({ id, headline, dek }) => ({
        label: headline,
        path: copies ? markdownPath(id) : articlePath(id),
        ...(dek !== undefined && { about: dek }),
      })),
    ],
    [
      'Topics',
      topics.map(({ id, name, introduction }) => ({ label: name, path: topicPath(id), about: introduction.opening })),
    ],
    [
      publishes('wire', site) ? 'Feeds and wire' : 'Feeds',
      [
        {
          label: 'All stories',
          path: feedPath(frontPath, 'json'),
          about: 'The newest stories with full text, as JSON Feed.',
        },
        { label: 'Corrections', path: feedPath(correctionsPath, 'json'), about: 'What was corrected, as JSON Feed.' },
        { label: 'All feeds', path: feedListPath, about: 'As OPML.' },
        ...(publishes('wire', site)
          ? [
              {
                label: 'Wire',
                path: wirePath,
                about: `What changed last, with every story as IPTC ninjs${copies ? ' and as Markdown' : ''}.`,
              },
            ]
          : []),
        { label: 'Sitemap', path: sitemapIndexPath, about: 'All pages.' },
      ],
    ],
    [
      'Policies',
      [...policies].flatMap((id) => {
        const page = pageById.get(id);
        return page ? [{ label: page.title, path: standingPagePath(id), about: page.description }] : [];
      }),
    ],
  ];
  const lists = sections
    .filter(([, entries]) => entries.length > 0)
    .map(([heading, entries]) => `## ${heading}\n\n${entries.map((entry) => line(entry, newsroom)).join('\n')}`);
  return `${[
    `# ${escapeMarkdown(site.name)}`,
    `> ${escapeMarkdown(site.description)}`,
    ...(site.license ? [`License: ${linkMarkdown(site.license.name, site.license.url)}`] : []),
    ...(site.aiCrawlers ? [trainingTerms[site.aiCrawlers]] : []),
    ...lists,
  ].join('\n\n')}\n`;
}

function line({ label, path, about = '' }: Entry, { site }: Newsroom): string {
  return `- ${linkMarkdown(label, absoluteUrl(path, site))}${about === '' ? '' : `: ${escapeMarkdown(about)}`}`;
}

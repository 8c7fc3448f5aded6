import { describe, expect, test } from 'vitest';
import { findTakenFiles } from '../../../src/checks/public-files.ts';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import type { Site } from '../../../src/domain/site.ts';
import { aiCrawlers } from '../../../src/formats/ai-crawlers.ts';
import { printLlms } from '../../../src/formats/llms.ts';
import { printRobots } from '../../../src/formats/robots.ts';
import { hasExpired, printSecurity } from '../../../src/formats/security.ts';
import { printTrust } from '../../../src/formats/trust.ts';
import { article, filed, instant, page, site, topic } from '../domain/filed.ts';

const sitemaps = 'Sitemap: https://news.example/sitemap.xml\nSitemap: https://news.example/news-sitemap.xml\n';

describe('robots.txt', () => {
  test('lets everybody in and names the sitemaps', () => {
    expect(printRobots(site)).toBe(`User-agent: *\nAllow: /\n\n${sitemaps}`);
    expect(printRobots({ ...site, aiCrawlers: 'allow' })).toBe(printRobots(site));
  });

  test('refuses the crawlers of language models in one group, if the publication does', () => {
    const robots = printRobots({ ...site, aiCrawlers: 'refuse' });
    const [everybody, refused = '', rest] = robots.split('\n\n');
    expect(everybody).toBe('User-agent: *\nAllow: /');
    expect(refused.split('\n')).toEqual([...aiCrawlers.map((name) => `User-agent: ${name}`), 'Disallow: /']);
    expect(rest).toBe(sitemaps);
    for (const name of ['GPTBot', 'ClaudeBot', 'CCBot', 'Google-Extended', 'Applebot-Extended', 'Bytespider']) {
      expect(aiCrawlers).toContain(name);
    }
  });

  test('says so of the site’s own path, where others share its host', () => {
    const robots = printRobots({ ...site, url: 'https://example.org/news', aiCrawlers: 'refuse' });
    expect(robots).toMatch(/^User-agent: \*\nAllow: \/news\/\n\n/);
    expect(robots).toContain('\nDisallow: /news/\n\nSitemap: https://example.org/news/sitemap.xml\n');
  });

  test('refuses no search engine and no link preview, and each crawler once', () => {
    expect(
      aiCrawlers.filter((name) => /^(?:Googlebot|bingbot|Applebot|facebookexternalhit|DuckDuckBot)$/i.test(name)),
    ).toEqual([]);
    expect(new Set(aiCrawlers.map((name) => name.toLowerCase())).size).toBe(aiCrawlers.length);
    expect(aiCrawlers.filter((name) => !/^[\w-]+$/.test(name))).toEqual([]);
  });
});

describe('trust.txt', () => {
  test('is not there if there is nothing to say', () => {
    expect(printTrust(site)).toBeUndefined();
  });

  test('says what site.yaml says, each policy page once', () => {
    const said: Site = {
      ...site,
      trust: {
        memberOf: ['https://association.example/'],
        control: ['https://a.example/', 'https://b.example/'],
        controlledBy: 'https://group.example/',
      },
      accounts: ['https://social.example/@news'],
      email: 'desk@news.example',
      policies: { corrections: 'corrections-policy', ethics: 'ethics', mission: 'ethics' },
      aiCrawlers: 'refuse',
    };
    expect(printTrust(said)).toBe(
      [
        'belongto=https://association.example/',
        'control=https://a.example/',
        'control=https://b.example/',
        'controlledby=https://group.example/',
        'social=https://social.example/@news',
        'contact=desk@news.example',
        'disclosure=https://news.example/corrections-policy/',
        'disclosure=https://news.example/ethics/',
        'datatrainingallowed=no\n',
      ].join('\n'),
    );
  });

  test('agrees with robots.txt on language models', () => {
    expect(printTrust({ ...site, aiCrawlers: 'allow' })).toBe('datatrainingallowed=yes\n');
    expect(printTrust({ ...site, aiCrawlers: 'refuse' })).toBe('datatrainingallowed=no\n');
  });
});

describe('security.txt', () => {
  const expires = instant('2024-11-01T00:00:00Z');
  const said: Site = { ...site, security: { contact: 'mailto:security@news.example', expires } };

  test('says whom to tell, until when, in what language and where it lies', () => {
    expect(printSecurity(said, expires.epoch - 1)).toBe(
      [
        'Contact: mailto:security@news.example',
        'Expires: 2024-11-01T00:00:00Z',
        'Preferred-Languages: en',
        'Canonical: https://news.example/.well-known/security.txt\n',
      ].join('\n'),
    );
    const policy = 'https://news.example/security/';
    const more: Site = { ...site, security: { contact: 'https://news.example/report/', expires, policy } };
    expect(printSecurity(more, 0)).toContain(`\nPolicy: ${policy}\n`);
  });

  test('counts at the top of the host, whatever path the site lies under', () => {
    expect(printSecurity({ ...said, url: 'https://example.org/news' }, 0)).toContain(
      '\nCanonical: https://example.org/.well-known/security.txt\n',
    );
  });

  test('is not there without a contact, or once it has expired', () => {
    expect(printSecurity(site, 0)).toBeUndefined();
    expect(printSecurity(said, expires.epoch)).toBeUndefined();
    expect(hasExpired(said, expires.epoch)).toBe(true);
    expect(hasExpired(said, expires.epoch - 1)).toBe(false);
    expect(hasExpired(site, 0)).toBe(false);
  });
});

describe('llms.txt', () => {
  const llms = (publication: Partial<Site> = {}) => {
    const { newsroom } = createNewsroom(
      filed({
        site: { ...site, ...publication },
        articles: [
          article('2024/10/22/a', { headline: 'A [b]', dek: 'C' }),
          article('2024/10/21/b'),
          article('2024/10/20/c'),
        ],
        topics: [topic('russia')],
        pages: [page('ethics')],
      }),
      { now: Date.parse('2024-11-01T00:00:00Z') },
    );
    return printLlms(newsroom);
  };

  test('names the stories’ pages where there are no copies, and no wire where there is none', () => {
    const withoutCopies = llms({ leaveOut: { copies: true } });
    expect(withoutCopies).toContain('(https://news.example/2024/10/22/a/): C\n');
    expect(withoutCopies).toContain('with every story as IPTC ninjs.\n');
    const withoutWire = llms({ leaveOut: { wire: true } });
    expect(withoutWire).toContain('## Feeds\n');
    expect(withoutWire).not.toContain('wire');
  });

  test('has name, description and lists of links, the newest stories as Markdown', () => {
    expect(llms({ feeds: { items: 2 }, policies: { ethics: 'ethics', mission: 'ethics' } })).toBe(
      [
        '# The Example',
        '> News.',
        '## Newest stories',
        '- [A \\[b\\]](https://news.example/2024/10/22/a/article.md): C\n- [Headline of 2024/10/21/b](https://news.example/2024/10/21/b/article.md)',
        '## Topics',
        '- [russia](https://news.example/topics/russia/)',
        '## Feeds and wire',
        [
          '- [All stories](https://news.example/feed.json): The newest stories with full text, as JSON Feed.',
          '- [Corrections](https://news.example/corrections/feed.json): What was corrected, as JSON Feed.',
          '- [All feeds](https://news.example/feeds/feeds.opml): As OPML.',
          '- [Wire](https://news.example/wire/latest.json): What changed last, with every story as IPTC ninjs and as Markdown.',
          '- [Sitemap](https://news.example/sitemap.xml): All pages.',
        ].join('\n'),
        '## Policies',
        '- [ethics](https://news.example/ethics/): ethics\n',
      ].join('\n\n'),
    );
  });

  test('has the terms on which texts may be used', () => {
    const license = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
    expect(llms({ license, aiCrawlers: 'refuse' })).toContain(
      `\n\nLicense: [CC BY 4.0](${license.url})\n\nNot to be used to train language models.\n\n## Newest`,
    );
  });
});

describe('a file in public/ that takes the name of one of the site’s own', () => {
  test.each([
    'robots.txt',
    'trust.txt',
    'llms.txt',
    'feed.xml',
    'sitemap.xml',
    'sitemaps/1.xml',
    'wire/latest.json',
    '.well-known/security.txt',
  ])('%s is a problem', (path) => {
    expect(findTakenFiles(['icon.svg', path])).toEqual([
      {
        file: `public/${path}`,
        line: 1,
        message: `the site writes /${path} itself, from content/site.yaml and the stories. Remove this file.`,
      },
    ]);
  });

  test('others are none', () => {
    expect(
      findTakenFiles(['icon.svg', 'ads.txt', '.well-known/apple-app-site-association', 'news/robots.txt']),
    ).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { parseSite } from '../../../src/schemas/site.ts';

const sound = {
  name: 'The Example',
  tagline: 'News of the valley',
  description: 'News of the valley, every day.',
  url: 'https://news.example',
  lang: 'en',
  timeZone: 'America/New_York',
  timeZoneLabel: 'E.T.',
};

const read = (fields: Readonly<Record<string, string>>) =>
  parseSite(
    'content/site.yaml',
    Object.entries({ ...sound, ...fields })
      .map(([name, value]) => `${name}: ${value}\n`)
      .join(''),
  );

describe('site.yaml', () => {
  test('needs little, and has its numbers set', () => {
    expect(read({}).site).toEqual({
      ...sound,
      navigation: [],
      footer: [],
      listing: { perPage: 30 },
      feeds: { items: 50 },
      leaveOut: {},
      policies: {},
      accounts: [],
      checks: {},
      trust: { memberOf: [], control: [] },
    });
  });

  test.each([
    ['https://news.example/', 'https://news.example'],
    ['HTTPS://News.Example', 'https://news.example'],
    ['http://localhost:4321', 'http://localhost:4321'],
    ['https://뉴스.example', 'https://xn--vg1b002a.example'],
    ['https://example.org/news/', 'https://example.org/news'],
    ['https://example.org/News/~valley', 'https://example.org/News/~valley'],
  ])('has the address of the front, %s', (typed, url) => {
    const { site, problems } = read({ url: typed });
    expect(problems).toEqual([]);
    expect(site?.url).toBe(url);
  });

  test.each([
    [
      'url',
      'https://example.org/news/index.html',
      '“https://example.org/news/index.html” must be the address of the front page and no more. Write url: https://example.org/news',
    ],
    [
      'url',
      'https://news.example?a',
      '“https://news.example?a” must be the address of the front page and no more. Write url: https://news.example',
    ],
    [
      'url',
      'https://me@news.example/valley/#top',
      '“https://me@news.example/valley/#top” must be the address of the front page and no more. Write url: https://news.example/valley',
    ],
    [
      'url',
      'https://example.org/größe/',
      '“https://example.org/größe/” has a path with other signs than a–z, 0–9, -, _, . and ~. Write for example url: https://example.org/news',
    ],
    ['links', 'relativ', '“relativ” is not one of rooted, relative. Write links: relative'],
    ['url', 'news.example', '“news.example” is not a web address. Write for example url: https://news.example'],
    [
      'url',
      'ftp://news.example',
      '“ftp://news.example” is not a web address. Write for example url: https://news.example',
    ],
    ['url', '""', 'is empty. Write for example url: https://news.example'],
    ['timeZone', 'America/New York', '“America/New York” is not a time zone. Write timeZone: America/New_York'],
    [
      'timeZone',
      'Eastern Standard Time',
      '“Eastern Standard Time” is not a time zone. Write for example timeZone: America/New_York',
    ],
    ['lang', 'klingon', '“klingon” is not a language tag. Write for example lang: en'],
    ['navigation', 'russia, asia', 'must be a list, not text. Write navigation: [russia, asia]'],
    ['feeds', '20', 'must be a group of fields, not text. Write feeds: {items: 50}'],
    ['feds', '{items: 20}', 'is not a field. Did you mean “feeds”?'],
  ])('may not have the %s “%s”', (name, typed, message) => {
    expect(read({ [name]: typed }).problems).toMatchObject([{ file: 'content/site.yaml', field: name, message }]);
  });

  test.each([
    ['0', '“0” is not a whole number from 1 up. Write for example perPage: 30'],
    ['-5', '“-5” is not a whole number from 1 up. Write for example perPage: 30'],
    ['2.5', '“2.5” is not a whole number from 1 up. Write for example perPage: 30'],
    ['many', '“many” is not a whole number from 1 up. Write for example perPage: 30'],
    ['[30]', 'must be a whole number, not a list. Write for example perPage: 30'],
    ['', 'is empty. Write for example perPage: 30'],
  ])('may not have %s stories on a page', (typed, message) => {
    expect(read({ listing: `{perPage: ${typed}}` }).problems.map((problem) => problem.message)).toEqual([message]);
  });

  test('that is broken still tells what it says elsewhere', () => {
    const { site, sound: fields } = read({ url: 'news.example', navigation: '[russia]' });
    expect(site).toBeUndefined();
    expect(fields).toMatchObject({ timeZone: 'America/New_York', navigation: ['russia'] });
    expect(fields).not.toHaveProperty('url');
  });

  test('may begin with a byte order mark and have line ends of Windows', () => {
    const text = Object.entries(sound)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    expect(parseSite('content/site.yaml', `\uFEFF${text}`).problems).toEqual([]);
    expect(parseSite('content/site.yaml', `\uFEFF${text}extra: 1\r\n`).problems[0]?.line).toBe(8);
  });

  test.each([
    ['{backend: local}', { backend: 'local' }],
    ['{backend: github, repo: example/newsroom}', { backend: 'github', repo: 'example/newsroom' }],
    [
      '{backend: gitlab, repo: a/b/c, branch: press, signIn: https://sign-in.example}',
      { backend: 'gitlab', repo: 'a/b/c', branch: 'press', signIn: 'https://sign-in.example' },
    ],
  ])('has a form for editors: %s', (typed, admin) => {
    expect(read({ admin: typed })).toMatchObject({ problems: [], site: { admin } });
  });

  test.each([
    [
      '{backend: github}',
      'admin.repo',
      'is missing. Write whose repository it is on github, for example repo: example/newsroom',
    ],
    [
      '{backend: github, repo: newsroom}',
      'admin.repo',
      '“newsroom” must be the owner and the name of the repository. Write for example repo: example/newsroom',
    ],
    [
      '{backend: gitlob, repo: a/b}',
      'admin.backend',
      '“gitlob” is not one of local, github, gitlab. Write backend: gitlab',
    ],
    ['yes', 'admin', 'must be a group of fields, not text. Write admin: {backend: github, repo: example/newsroom}'],
  ])('has no form for editors that is %s', (typed, field, message) => {
    expect(read({ admin: typed }).problems).toMatchObject([{ field, message }]);
  });
});

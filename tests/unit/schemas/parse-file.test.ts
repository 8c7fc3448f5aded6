import { describe, expect, test } from 'vitest';
import {
  articleParser,
  parsePersonFile,
  parseStandingPageFile,
  parseTopicFile,
} from '../../../src/schemas/parse-file.ts';
import type { ParsedFile } from '../../../src/domain/source-file.ts';

const parseArticle = articleParser('America/New_York');
const folder = 'content/articles/';
const path = '2024/10/23/story.md';
const sound = { headline: 'A story', published: '2024-10-23T09:30:00-04:00' };

/** A file of these fields, each value as it is typed; undefined leaves the field out. */
function source(fields: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`));
  return `---\n${lines.join('\n')}\n---\nText.\n`;
}

const article = (fields: Readonly<Record<string, string | undefined>>, at = path) =>
  parseArticle(folder + at, at, source({ ...sound, ...fields }));

const told = ({ problems }: ParsedFile<unknown>) =>
  problems.map(({ field, message }) => (field === undefined ? message : `${field}: ${message}`));

describe('an article’s field', () => {
  test.each<[string, string, unknown]>([
    ['headline', '1984', '1984'],
    ['headline', 'true', 'true'],
    ['headline', '2024-10-22', '2024-10-22'],
    ['headline', '"  spaced  "', 'spaced'],
    ['headline', '😀 שלום', '😀 שלום'],
    ['dek', '', undefined],
    ['dek', '~', undefined],
    ['dek', '""', undefined],
    ['updated', '', undefined],
    ['topics', '', []],
    ['topics', '[russia, 2024]', ['russia', '2024']],
    ['notes', '', []],
    ['image', '', undefined],
    ['status', '', 'published'],
    ['lang', 'no', 'no'],
    ['lang', 'zh-Hant-TW', 'zh-Hant-TW'],
    ['series', '{id: grid, part: 2}', { id: 'grid', part: 2 }],
    ['legacyId', '4711', '4711'],
    ['aliases', '[/old.html, /größe/예/, /a/b]', ['/old.html', '/größe/예/', '/a/b']],
    ['related', '[{headline: A, url: https://b.example}]', [{ headline: 'A', url: 'https://b.example' }]],
    ['image', '{src: a.png, decorative: true}', { src: 'a.png', decorative: true }],
  ])('%s may be “%s”', (name, typed, value) => {
    const { fields, problems } = article({ [name]: typed });
    expect(problems).toEqual([]);
    expect(fields?.[name as keyof typeof fields]).toEqual(value);
  });

  const wanted = 'a date with time and offset';
  test.each<[string, string | undefined, string]>([
    ['headline', undefined, 'is missing. Write for example headline: Bridge reopens after repairs'],
    ['headline', '', 'is empty. Write for example headline: Bridge reopens after repairs'],
    ['headline', '"  "', 'is empty. Write for example headline: Bridge reopens after repairs'],
    ['headline', '[a]', 'must be text, not a list. Write for example headline: Bridge reopens after repairs'],
    [
      'headline',
      '{a: b}',
      'must be text, not a group of fields. Write for example headline: Bridge reopens after repairs',
    ],
    ['headline', '"a\\0b"', 'has an invisible control character. Type the text without it.'],
    ['headline', '"\\uD800"', 'has an invisible control character. Type the text without it.'],
    ['topics', 'russia', 'must be a list, not text. Write topics: [russia]'],
    ['topics', 'russia, asia', 'must be a list, not text. Write topics: [russia, asia]'],
    ['topics', '{russia: 1}', 'must be a list, not a group of fields. Write for example topics: [russia]'],
    ['authors', 'jane-doe', 'must be a list, not text. Write authors: [jane-doe]'],
    [
      'notes',
      'none',
      'must be a list, not text. Begin the first line of each entry with a hyphen, for example - kind: update',
    ],
    [
      'image',
      'a.png',
      'must be a group of fields, not text. Write image: {src: a.png, alt: A lorry crosses the bridge.}',
    ],
    [
      'image',
      '[a.png]',
      'must be a group of fields, not a list. Write image: {src: bridge.jpg, alt: A lorry crosses the bridge.}',
    ],
    ['label', 'Analysis', '“Analysis” is not one of analysis, opinion, explainer, sponsored. Write label: analysis'],
    [
      'label',
      '[analysis]',
      'must be one of analysis, opinion, explainer, sponsored, not a list. Write for example label: analysis',
    ],
    ['status', 'publishd', '“publishd” is not one of draft, published, withdrawn. Write status: published'],
    ['lang', 'English', '“English” is not a language tag. Write for example lang: ko'],
    ['lang', 'en_US', '“en_US” is not a language tag. Write for example lang: ko'],
    ['published', '[2024]', `must be ${wanted}, not a list. Write for example published: 2024-10-22T11:04:00-04:00`],
    ['published', 'soon', `“soon” is not ${wanted}. Write for example published: 2024-10-22T11:04:00-04:00`],
    [
      'published',
      '2024-10-23',
      '“2024-10-23” has no time of day. Write for example published: 2024-10-23T09:30:00-04:00',
    ],
    [
      'published',
      '2024-10-23 9:30',
      '“2024-10-23 9:30” has no offset from UTC. Write published: 2024-10-23T09:30:00-04:00',
    ],
    [
      'updated',
      '2024-10-23 11:04',
      '“2024-10-23 11:04” has no offset from UTC. Write updated: 2024-10-23T11:04:00-04:00',
    ],
    [
      'updated',
      '2024-10-23 12:00',
      '“2024-10-23 12:00” has no offset from UTC. Write updated: 2024-10-23T12:00:00-04:00',
    ],
    [
      'updated',
      '2024-12-23T11:04:05',
      '“2024-12-23T11:04:05” has no offset from UTC. Write updated: 2024-12-23T11:04:05-05:00',
    ],
    [
      'updated',
      '2024-12-23T11:04:05.25',
      '“2024-12-23T11:04:05.25” has no offset from UTC. Write updated: 2024-12-23T11:04:05-05:00',
    ],
    [
      'updated',
      '2025-02-30T09:30:00-05:00',
      '“2025-02-30T09:30:00-05:00” is not in the calendar. Write a day and a time that exist, for example updated: 2025-02-28T09:30:00-05:00',
    ],
    [
      'updated',
      '2024-13-45T25:61:00Z',
      '“2024-13-45T25:61:00Z” is not in the calendar. Write a day and a time that exist, for example updated: 2024-12-31T23:59:00-05:00',
    ],
    [
      'updated',
      '2024-10-23T09:00:00-04:00',
      'is before published (2024-10-23T09:30:00-04:00). Write the later of the two here, or correct published.',
    ],
    [
      'sub',
      'a',
      'is not a field. The fields are headline, dek, published, updated, authors, editors, translators, contributors, dateline, topics, related, notes, image, label, series, status, aliases, lang, legacyId.',
    ],
    ['topcs', '[a]', 'is not a field. Did you mean “topics”?'],
    [
      '__proto__',
      '{a: b}',
      'is not a field. The fields are headline, dek, published, updated, authors, editors, translators, contributors, dateline, topics, related, notes, image, label, series, status, aliases, lang, legacyId.',
    ],
    ['status', 'withdrawn', 'is withdrawn, but no note says why. Add one to notes that begins with - kind: retraction'],
  ])('%s may not be “%s”', (name, typed, message) => {
    expect(told(article({ [name]: typed }))).toEqual([`${name}: ${message}`]);
  });

  const retraction = '- kind: retraction\n    at: 2024-10-24T09:30:00-04:00\n    text: It was false.';
  test.each<[string, string, string[]]>([
    ['authors', '[jane-doe, ""]', ['authors[1]: is empty. Write for example - mike-firn']],
    ['topics', '[[russia]]', ['topics[0]: must be text, not a list. Write for example - russia']],
    ['related', '[""]', ['related[0]: is empty. Write for example - 2024/10/21/bridge-closed']],
    [
      'related',
      '[{url: https://b.example}]',
      ['related[0].headline: is missing. Write for example headline: Bridge closed for repairs'],
    ],
    [
      'related',
      '[{headline: A, url: b.example}]',
      ['related[0].url: “b.example” is not a web address. Write for example url: https://news.example/bridge'],
    ],
    [
      'related',
      '[{headline: A, url: "javascript:alert(1)"}]',
      [
        'related[0].url: “javascript:alert(1)” is not a web address. Write for example url: https://news.example/bridge',
      ],
    ],
    ['related', '[{headlin: A}]', ['related[0].headlin: is not a field. Did you mean “headline”?']],
    ['notes', '[x]', ['notes[0]: must be a group of fields, not text. Write kind, at and text, one on a line']],
    [
      'notes',
      `\n  ${retraction}\n    placement: below`,
      ['notes[0].placement: “below” is not one of top, end. Write for example placement: top'],
    ],
    ['image', '{alt: A bridge}', ['image.src: is missing. Write for example src: bridge.jpg']],
    [
      'image',
      '{src: a.png}',
      [
        'image.alt: is missing. Describe the picture for readers who cannot see it, for example alt: A lorry crosses the bridge. Or write decorative: true',
      ],
    ],
    [
      'image',
      '{src: a.png, alt: ""}',
      [
        'image.alt: is missing. Describe the picture for readers who cannot see it, for example alt: A lorry crosses the bridge. Or write decorative: true',
      ],
    ],
    [
      'image',
      '{src: a.png, decorative: false}',
      [
        'image.alt: is missing. Describe the picture for readers who cannot see it, for example alt: A lorry crosses the bridge. Or write decorative: true',
      ],
    ],
    ['image', '{src: a.png, atl: A bridge}', ['image.atl: is not a field. Did you mean “alt”?']],
    [
      'image',
      '{src: https://b.example/c.png?d, alt: A}',
      ['image.src: “https://b.example/c.png?d” must be a file beside the article. Copy it there and write src: c.png'],
    ],
    [
      'series',
      '{id: Grid, part: 0}',
      [
        'series.id: “Grid” must be lower-case letters, digits and hyphens. Write for example id: winter-grid',
        'series.part: “0” is not a whole number from 1 up. Write for example part: 2',
      ],
    ],
    ['aliases', '[old]', ['aliases[0]: “old” must be a path as readers see it, from the first slash on. Write - /old']],
    [
      'aliases',
      '[https://b.example/old/?id=1]',
      [
        'aliases[0]: “https://b.example/old/?id=1” must be a path as readers see it, from the first slash on. Write - /old/',
      ],
    ],
    [
      'aliases',
      '[/a/../b, /a//b, /caf%C3%A9]',
      [0, 1, 2].map(
        (index) =>
          `aliases[${index}]: “${['/a/../b', '/a//b', '/caf%C3%A9'][index]}” must be a path as readers see it, from the first slash on. Write for example - /news/old-address/`,
      ),
    ],
  ])('%s may not hold “%s”', (name, typed, messages) => {
    expect(told(article({ [name]: typed }))).toEqual(messages);
  });

  test('that is misspelled is not missing as well', () => {
    expect(told(article({ headline: undefined, headlin: 'A', published: undefined, publised: 'x' }))).toEqual([
      'headlin: is not a field. Did you mean “headline”?',
      'publised: is not a field. Did you mean “published”?',
    ]);
  });

  test('that is empty or missing where a story went out is told with the folder’s day', () => {
    for (const published of ['', '""', '" "', '~', undefined]) {
      expect(told(article({ published }, '2024/12/24/story.md'))).toEqual([
        'published: is missing, and so is updated. Write when the story went out, for example published: 2024-12-24T09:30:00-05:00',
      ]);
    }
  });

  test('is told in words alone while the publication’s zone is not known', () => {
    const parse = articleParser(undefined);
    const text = source({ ...sound, published: '2024-10-24 09:30' });
    expect(told(parse(folder + path, path, text))).toEqual([
      'published: “2024-10-24 09:30” has no offset from UTC. Write for example published: 2024-10-24T09:30:00-04:00',
    ]);
    expect(told(parse(folder + path, path, source({ ...sound, published: '2024-10-24T09:30:00Z' })))).toEqual([]);
  });
});

describe('a withdrawn article', () => {
  const notes = (kind: string) => `\n  - kind: ${kind}\n    at: 2024-10-24T09:30:00-04:00\n    text: It was false.`;

  test('with its retraction needs no text', () => {
    const parsed = article({ status: 'withdrawn', notes: notes('retraction') });
    expect(parsed.problems).toEqual([]);
    expect(parsed.needsBody).toBe(false);
  });

  test('is not asked for a retraction while its notes cannot be read', () => {
    expect(told(article({ status: 'withdrawn', notes: notes('retracton') }))).toEqual([
      'notes[0].kind: “retracton” is not one of update, correction, clarification, editors-note, retraction. Write kind: retraction',
    ]);
  });
});

describe('an article’s picture', () => {
  test.each([
    ['{src: a.png, alt: A}', ['a.png']],
    ['{src: a.png}', ['a.png']],
    ['{src: " a.png ", alt: A}', ['a.png']],
    ['{src: a.png, atl: A}', ['a.png']],
    ['{src: ../a.png, alt: A}', []],
    ['{alt: A}', []],
    ['a.png', []],
  ])('in %j is looked for, also where its group is not in order', (image, names) => {
    expect(article({ image }).pictures.map(({ src }) => src)).toEqual(names);
  });
});

describe('the place of an article', () => {
  const at = (place: string, published: string | undefined = sound.published) => article({ published }, place);

  test.each([
    ['2024/10/23/story.md', '2024-10-23T23:59:59-04:00'],
    ['2024/10/23/story.mdx', '2024-10-24T03:59:59Z'],
    ['2024/10/23/two-words-2.md', '2024-10-23T00:00:00-04:00'],
  ])('%s is right for %s', (place, published) => {
    const { problems, id } = at(place, published);
    expect(problems).toEqual([]);
    expect(id).toBe(place.replace(/\.mdx?$/, ''));
  });

  test.each<[string, string | undefined, string, string | undefined]>([
    [
      '2024/10/24/story.md',
      undefined,
      'published: is on 2024-10-23 in America/New_York, but the file is in the folder 2024/10/24. Move the file to 2024/10/23, or correct the date.',
      '2024/10/23/story',
    ],
    [
      '2024/10/story.md',
      undefined,
      'an article lies in a folder for its day. Move the file to content/articles/2024/10/23/story.md',
      '2024/10/23/story',
    ],
    [
      'story.md',
      undefined,
      'an article lies in a folder for its day. Move the file to content/articles/2024/10/23/story.md',
      '2024/10/23/story',
    ],
    [
      '2024-10-23/Story One.md',
      undefined,
      'an article lies in a folder for its day. Move the file to content/articles/2024/10/23/story-one.md',
      '2024/10/23/story-one',
    ],
    [
      '2024/10/23/story/index.md',
      undefined,
      'an article lies in a folder for its day. Move the file to content/articles/2024/10/23/story.md',
      '2024/10/23/story',
    ],
    [
      '2024/02/30/story.md',
      undefined,
      'the folder 2024/02/30 is not in the calendar. Move the file to content/articles/2024/10/23/story.md',
      '2024/10/23/story',
    ],
    [
      '2024/10/23/Story.md',
      undefined,
      'the name “Story.md” does not make a good address. Rename the file to story.md',
      '2024/10/23/story',
    ],
    [
      '2024/10/23/a--b_c.mdx',
      undefined,
      'the name “a--b_c.mdx” does not make a good address. Rename the file to a-b-c.mdx',
      '2024/10/23/a-b-c',
    ],
    [
      '2024/10/23/이야기.md',
      undefined,
      'the name “이야기.md” does not make a good address. Rename the file with the letters a to z, digits and hyphens, for example to story.md',
      undefined,
    ],
    [
      'story.md',
      '2024-10-23',
      'an article lies in a folder for its day. Move the file to content/articles/2024/10/22/story.md, with the day on which it went out.',
      undefined,
    ],
  ])('%s is not right', (place, published, message, futureId) => {
    const parsed = at(place, published);
    expect(told(parsed)[0]).toBe(message);
    expect(parsed.futureId).toBe(futureId);
  });
});

describe('a person’s, a topic’s and a page’s file', () => {
  test.each([
    [parsePersonFile, 'people', 'jane-doe.md', 'name: Jane'],
    [parseTopicFile, 'topics', 'russia.md', 'name: Russia\nmediaTopic: medtop:20000053\nparent: asia'],
    [parseStandingPageFile, 'pages', 'about.mdx', 'title: A\ndescription: B'],
  ])('is called by its name: %#', (parse, section, name, fields) => {
    const parsed = parse(`content/${section}/${name}`, name, `---\n${fields}\n---\n`);
    expect(parsed.problems).toEqual([]);
    expect(parsed.id).toBe(name.replace(/\.mdx?$/, ''));
  });

  test.each([
    [parsePersonFile, 'role: Editor', ['name: is missing. Write for example name: Mike Firn']],
    [
      parsePersonFile,
      'name: A\nfediverse: a@b.example',
      ['fediverse: “a@b.example” must be a fediverse handle. Write for example fediverse: "@name@server.example"'],
    ],
    [
      parsePersonFile,
      'name: A\nfediverse: "@a@https://b.example/"',
      [
        'fediverse: “@a@https://b.example/” must be a fediverse handle. Write for example fediverse: "@name@server.example"',
      ],
    ],
    [
      parsePersonFile,
      'name: A\nlinks:\n  label: B',
      [
        'links: must be a list, not a group of fields. Begin the first line of each entry with a hyphen, for example - label: Website',
      ],
    ],
    [
      parsePersonFile,
      'name: A\nlinks: [{label: B}]',
      ['links[0].url: is missing. Write for example url: https://firn.example'],
    ],
    [
      parseTopicFile,
      'name: A\nmediaTopic: 20000053',
      ['mediaTopic: “20000053” must be an IPTC Media Topic code. Write for example mediaTopic: medtop:20000053'],
    ],
    [
      parseTopicFile,
      'title: A',
      [
        'title: is not a field. The fields are name, mediaTopic, parent, aliases.',
        'name: is missing. Write for example name: North Korea',
      ],
    ],
    [
      parseStandingPageFile,
      'title: A',
      ['description: is missing. Write for example description: How mistakes are marked here.'],
    ],
  ])('is told what is wrong: %#', (parse, fields, messages) => {
    const parsed = parse('content/x/a.md', 'a.md', `---\n${fields}\n---\n`);
    expect(told(parsed).toSorted()).toEqual(messages.toSorted());
  });

  test('may not lie in a folder of its own', () => {
    const parsed = parseTopicFile('content/topics/asia/Japan.md', 'asia/Japan.md', '---\nname: Japan\n---\n');
    expect(told(parsed)).toEqual(['this file is in a folder of its own. Move it to content/topics/japan.md']);
    expect(parsed.futureId).toBe('japan');
  });

  test('needs a text only if it is a page', () => {
    const text = '---\nname: A\n---\n';
    expect(parsePersonFile('content/people/a.md', 'a.md', text).needsBody).toBe(false);
    expect(parseTopicFile('content/topics/a.md', 'a.md', text).needsBody).toBe(false);
    expect(parseStandingPageFile('content/pages/a.md', 'a.md', text).needsBody).toBe(true);
  });
});

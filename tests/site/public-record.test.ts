import { gunzipSync } from 'node:zlib';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { beforeAll, describe, expect, test } from 'vitest';
import { noteKinds, type NoteKind } from '../../src/domain/note.ts';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { openOutput, select, selectOne, textOf, type Output } from './output.ts';
import { differences, takeSnapshot } from './snapshot.ts';

/** The story to which notes are added. */
const noted = '2025/10/27/marks-of-markdown';
/** The story that is withdrawn: it has pictures, a lead image and files for download. */
const withdrawn = '2025/09/21/elements';

const hourOf = (kind: NoteKind) => 9 + noteKinds.indexOf(kind);
const momentOf = (kind: NoteKind) => `2025-11-01T${String(hourOf(kind)).padStart(2, '0')}:00:00-04:00`;
const textOfNote = (kind: NoteKind) => `The ${kind} that was added.`;
const last = momentOf('retraction');

let before: Output;
let cardsBefore: ReadonlyMap<string, string>;
let newsroom: NewsroomCopy;
let output: Output;

/** Digests of the pictures that stand for stories and of the shapes of their lead images. */
const cards = (folder: string) =>
  new Map([...takeSnapshot(folder)].filter(([path]) => /\/(?:card\.png|picture[^/]*\.jpg)$/.test(path)));

beforeAll(async () => {
  before = openOutput(fixtureNewsroom.out);
  newsroom = await copyNewsroom(fixtureNewsroom.content, 'public-record');
  await newsroom.build();
  cardsBefore = cards(newsroom.out);
  const lines = noteKinds.map(
    (kind) =>
      `  - {kind: ${kind}, at: ${momentOf(kind)}, text: ${textOfNote(kind)}, was: Five came., now: Six came.}\n`,
  );
  await newsroom.edit(`articles/${noted}.md`, /^---\n/, `---\nnotes:\n${lines.join('')}`);
  await newsroom.edit(
    `articles/${withdrawn}.md`,
    /^---\n/,
    '---\nstatus: withdrawn\naliases: [/old/elements/]\nnotes:\n  - {kind: retraction, at: 2025-11-01T08:00:00-04:00, text: It was made up.}\n',
  );
  await newsroom.build();
  output = openOutput(newsroom.out);
});

const logOf = (kind: NoteKind) => (kind === 'update' ? '/corrections/updates/' : '/corrections/');

/** The page of a log and those behind it. */
function entriesOf(front: string) {
  const pages = output.pages().filter(({ address }) => address === front || address.startsWith(`${front}page/`));
  return pages.flatMap(({ root }) => select(root, '.entry'));
}

interface Wire {
  readonly version: string;
  readonly versionCreated: string;
  readonly pubStatus: string;
  readonly edNote?: string;
  readonly associations?: readonly { readonly rel: string; readonly uri: string }[];
}

const wireOf = (from: Output, id: string) => JSON.parse(from.text(`${id}/ninjs.json`)) as Wire;

describe.each(noteKinds)('an added note (%s)', (kind) => {
  const number = noteKinds.indexOf(kind) + 1;
  const address = `https://filler.example/${noted}/#note-${number}`;
  const corrective = kind !== 'update';

  test('stands in its story', () => {
    const note = selectOne(output.page(`/${noted}/`), `.story #note-${number}`);
    expect(textOf(note)).toContain(textOfNote(kind));
    expect(textOf(note)).toContain('Five came.');
  });

  test('stands in its log, with what changed, and in no other', () => {
    const entries = entriesOf(logOf(kind)).filter(({ children }) =>
      JSON.stringify(children).includes(`"/${noted}/#note-${number}"`),
    );
    // What the front of a log shows may stand on its newest numbered page already.
    const [told = '', ...others] = new Set(entries.map(textOf));
    expect(others).toEqual([]);
    expect(told).toContain(`${textOfNote(kind)} What changed [removed: Five] [added: Six] came.`);
    expect(JSON.stringify(entriesOf(logOf(corrective ? 'update' : 'correction')))).not.toContain(
      `"/${noted}/#note-${number}"`,
    );
  });

  test(`is ${corrective ? 'in' : 'not in'} the feeds of corrections`, () => {
    const feeds = [
      (parseRssFeed(output.text('corrections/feed.xml')).items ?? []).map(({ link }) => link),
      (parseAtomFeed(output.text('corrections/atom.xml')).entries ?? []).map(({ id }) => id),
      (parseJsonFeed(output.text('corrections/feed.json')).items ?? []).map(({ id }) => id),
    ];
    expect(feeds.map((links) => links.includes(address))).toEqual([corrective, corrective, corrective]);
  });

  test('is told with the story by the feeds of its topic', () => {
    for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
      expect(output.text(`topics/filler/${file}`), file).toContain(textOfNote(kind));
    }
    expect(output.text('topics/filler/feed.json')).toContain(`"date":"${momentOf(kind)}"`);
  });

  test('is told to search engines if it puts a fact right', () => {
    const page = output.text(`${noted}/index.html`);
    const comment = `"text":"${textOfNote(kind)}`;
    expect(page.includes(comment)).toBe(['correction', 'clarification', 'retraction'].includes(kind));
  });

  test('is told on the wire and in the Markdown copy', () => {
    const wire = wireOf(output, noted);
    expect(wire.associations).toContainEqual(expect.objectContaining({ rel: kind, uri: address }));
    expect(wire.edNote).toContain(textOfNote(kind));
    const copy = output.text(`${noted}/article.md`);
    expect(copy).toContain(`kind: "${kind}"`);
    expect(copy.split(textOfNote(kind))).toHaveLength(3);
  });
});

describe('after notes are added', () => {
  const url = `https://filler.example/${noted}/`;
  const entryOf = (from: Output) => ({
    rss: parseRssFeed(from.text('topics/filler/feed.xml')).items?.find(({ link }) => link === url),
    atom: parseAtomFeed(from.text('topics/filler/atom.xml')).entries?.find(({ id }) => id === url),
    json: parseJsonFeed(from.text('topics/filler/feed.json')).items?.find((item) => item.url === url),
  });

  test('the story keeps its place and its id in feeds; where they tell of changes, the last one is the last note', () => {
    const [was, is] = [entryOf(before), entryOf(output)];
    expect(is.rss?.pubDate).toEqual(was.rss?.pubDate);
    expect(is.rss?.guid).toEqual(was.rss?.guid);
    expect([is.atom?.published, is.atom?.updated]).toEqual([was.atom?.published, last]);
    expect(was.atom?.updated).not.toBe(last);
    expect([is.json?.date_published, is.json?.date_modified]).toEqual([was.json?.date_published, last]);
  });

  test('the page, the wire, the copy and the sitemap say so too', () => {
    const page = output.text(`${noted}/index.html`);
    expect(page).toContain(`"dateModified":"${last}"`);
    expect(page).toContain(`content="${last}"`);
    const [was, is] = [wireOf(before, noted), wireOf(output, noted)];
    expect(is.versionCreated).toBe(last);
    expect(Number(is.version)).toBeGreaterThan(Number(was.version));
    expect(output.text(`${noted}/article.md`)).toContain(`updated: "${last}"`);
    const sitemaps = output.files.filter((path) => path.startsWith('sitemaps/') && path.endsWith('.xml'));
    const listed = sitemaps.map((path) => output.text(path)).join('');
    expect(listed).toContain(`<loc>${url}</loc><lastmod>${last}</lastmod>`);
    expect(listed).toContain(`<loc>https://filler.example/corrections/</loc><lastmod>${last}</lastmod>`);
  });

  test('the story leads to the log', () => {
    const links = select(output.page(`/${noted}/`), '.story a[href=/corrections/]');
    expect(links.map(textOf)).toEqual(['All corrections']);
  });

  test('no card and no picture of a story that stays is another', () => {
    expect(differences(cardsBefore, cards(newsroom.out)).filter((line) => !line.startsWith(withdrawn))).toEqual([]);
    expect(cardsBefore.has(`${noted}/card.png`)).toBe(true);
  });
});

describe('a story that is withdrawn', () => {
  const beside = (from: Output) => from.files.filter((path) => path.startsWith(`${withdrawn}/`));

  test('leaves its page, its wire and its copy, and none of its pictures and downloads', () => {
    expect(beside(before)).toEqual(
      expect.arrayContaining(
        ['card.png', 'picture.jpg', 'report.pdf', 'talk.mp3'].map((name) => `${withdrawn}/${name}`),
      ),
    );
    expect(beside(output).filter((path) => !/\.(?:br|gz)$/.test(path))).toEqual(
      ['article.md', 'index.html', 'ninjs.json'].map((name) => `${withdrawn}/${name}`),
    );
  });

  test('says when and why on its page, on the wire and in its copy, and nothing else of what it said', () => {
    const page = output.page(`/${withdrawn}/`);
    expect(textOf(selectOne(page, '.story'))).toBe(
      'Withdrawn Filler Filler: the elements of a story Published on Sept. 21, 2025 9 a.m. E.T. Updated on Nov. 1, 2025 8 a.m. E.T. Retraction, Nov. 1, 2025 8 a.m. E.T. It was made up. All corrections Filler',
    );
    expect(wireOf(output, withdrawn).pubStatus).toBe('canceled');
    for (const path of [`${withdrawn}/ninjs.json`, `${withdrawn}/article.md`]) {
      expect(output.text(path)).toContain('It was made up.');
      expect(output.text(path)).toContain('2025-11-01T08:00:00-04:00');
    }
  });

  test('leaves no byte of its text, its dek and its captions in any file, packed ones too', () => {
    const words = [
      'Every element that a story can be told with',
      'long enough to show how an element stands',
      'filler portrait',
    ];
    const textOfFile = (path: string) => {
      const bytes = output.bytes(path);
      return (/\.(?:gz|pf_\w+)$/.test(path) ? gunzipSync(bytes) : bytes).toString('utf8');
    };
    const saying = (from: Output) => from.files.filter((path) => words.some((word) => from.bytes(path).includes(word)));
    expect(saying(before).length).toBeGreaterThan(3);
    const left = output.files.filter((path) => words.some((word) => textOfFile(path).includes(word)));
    expect(left).toEqual([]);
  });

  test('is gone from listings, search, sitemaps and feeds, and from all pictures that only it showed', () => {
    const naming = output.files
      .filter((path) => /\.(?:html|xml|json|txt|opml|md)$/.test(path))
      .filter((path) => output.text(path).includes(`/${withdrawn}/`))
      .filter((path) => !path.startsWith(`${withdrawn}/`) && !path.startsWith('corrections/'));
    // Its old address, and the wire, which tells that it is to be taken down.
    expect(naming).toEqual(['old/elements/index.html', 'wire/latest.json']);
    const shown = (from: Output) =>
      from.files.filter((path) => /^_astro\/(?:panorama|portrait)\./.test(path)).map((path) => path.split('.')[0]);
    expect(shown(before)).toContain('_astro/panorama');
    expect(output.files.filter((path) => path.startsWith('_astro/panorama'))).toEqual([]);
  });

  test('is answered with its page and “gone” where a server can be told', () => {
    expect(output.text('.nginx/http.conf')).toContain(`"/${withdrawn}/" "/${withdrawn}/index.html";`);
    expect(output.text('.nginx/http.conf')).toContain(`"/old/elements/" "/${withdrawn}/";`);
  });
});

test('a rebuild with notes and a withdrawal is a clean build, byte for byte', async () => {
  await newsroom.expectCleanBuildAlike();
});

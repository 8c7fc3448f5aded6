import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewFolder } from '../../src/content-review.ts';
import { digest } from '../../src/io/digest.ts';
import { deskTime, openDesk, type CommandResult, type Desk } from './run-news.ts';

const cases = join(import.meta.dirname, '../fixtures/imports/items');
const names = readdirSync(cases)
  .filter((name) => name.endsWith('.xml'))
  .map((name) => name.slice(0, -'.xml'.length))
  .toSorted();

const head = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://old.example</wp:base_site_url>
<wp:author><wp:author_login><![CDATA[jdoe]]></wp:author_login><wp:author_email>jane@old.example</wp:author_email><wp:author_display_name><![CDATA[Jane Doe]]></wp:author_display_name></wp:author>
`;
const attachment = `<item><title>small</title><guid>https://old.example/?attachment_id=900</guid><excerpt:encoded><![CDATA[The lead’s caption]]></excerpt:encoded><wp:post_id>900</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><wp:attachment_url>https://old.example/wp-content/uploads/2024/03/small.png</wp:attachment_url></item>\n`;

function exportOf(items: readonly string[]): string {
  return `${head}${items.join('')}${attachment}</channel>\n</rss>\n`;
}

function item(name: string): string {
  return readFileSync(join(cases, `${name}.xml`), 'utf8');
}

/** All files of the newsroom and of the import folder, with what is in them. */
async function allFiles(desk: Desk): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(desk.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file) => [file.slice(desk.folder.length), digest(await readFile(file))] as const),
  );
  return Object.fromEntries(texts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const problemsAt = (desk: Desk) => reviewFolder({ root: desk.folder, content: join(desk.folder, 'content') }, deskTime);

interface JsonReport {
  readonly notImported: readonly { readonly name: string; readonly reason: string }[];
  readonly leftAlone: readonly { readonly file: string }[];
  readonly notices: readonly { readonly file: string; readonly name: string; readonly notices: readonly string[] }[];
  readonly written: Readonly<Record<string, number>>;
}

describe('an export with a post of every kind', () => {
  let desk: Desk;
  let report: JsonReport;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.write('export.xml', exportOf(names.map(item)));
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#abc' } })
      .png()
      .toBuffer();
    await desk.write('uploads/2024/03/small.png', picture);
    const result = await desk.news('import', 'wordpress', 'export.xml', '--uploads', 'uploads', '--json');
    expect(result.stderr).toBe('');
    report = JSON.parse(result.stdout) as JsonReport;
  });
  afterAll(() => desk.remove());

  test.each(names)('%s', async (name) => {
    const number = /<wp:post_id>(\d+)</.exec(item(name))?.[1] ?? '';
    const isNamed = (entry: { readonly name: string }) => entry.name.includes(` ${number}, line `);
    const refused = report.notImported.find(isNamed);
    const files = await readdir(join(desk.folder, 'content'), { recursive: true });
    let got = refused ? `Not imported: it ${refused.reason}.\n` : 'Not imported.\n';
    for (const file of files.filter((path) => path.endsWith('.md'))) {
      const text = await desk.read(`content/${file}`);
      const isOfItem = text.includes(`?p=${number}\n`) || (name === 'standing-page' && file === 'pages/imprint.md');
      if (!isOfItem) continue;
      const notices = report.notices.filter(isNamed).flatMap((entry) => entry.notices);
      got = [file, '', text.trimEnd(), ...notices.map((notice) => `\n<!-- reported: ${notice} -->`), ''].join('\n');
    }
    const expected = join(cases, `${name}.md`);
    await expect(got).toMatchFileSnapshot(expected);
  });

  test('leaves a newsroom in which nothing is wrong', async () => {
    expect(await problemsAt(desk)).toEqual([]);
  });

  test('publishes no mail addresses', async () => {
    expect(await desk.read('content/people/jane-doe.md')).toBe('---\nname: Jane Doe\n---\n');
  });

  test('changes nothing when it is imported again', async () => {
    const before = await allFiles(desk);
    const again = await desk.news('import', 'wordpress', 'export.xml', '--uploads', 'uploads', '--json');
    expect((JSON.parse(again.stdout) as JsonReport).written).toMatchObject({
      articles: 0,
      pages: 0,
      people: 0,
      topics: 0,
      pictures: 0,
    });
    expect(await allFiles(desk)).toEqual(before);
  });

  test('is completed by the next run where one was cut off', async () => {
    const before = await allFiles(desk);
    await rm(join(desk.folder, 'import/record.txt'));
    await rm(join(desk.folder, 'content/articles/2024/03/05/bridge-open.md'));
    await rm(join(desk.folder, 'content/people/jane-doe.md'));
    await desk.news('import', 'wordpress', 'export.xml', '--uploads', 'uploads');
    expect(await allFiles(desk)).toEqual(before);
  });
});

describe('import wordpress', () => {
  let desk: Desk;
  const run = (...argv: string[]): Promise<CommandResult> => desk.news('import', 'wordpress', ...argv);
  const article = 'content/articles/2024/03/05/bridge-open.md';
  beforeAll(async () => {
    desk = await openDesk();
    await desk.write('export.xml', exportOf([item('published-post'), item('two-of-one-name')]));
  });
  afterAll(() => desk.remove());

  test('writes nothing when it is only tried', async () => {
    const before = await allFiles(desk);
    const { status, stdout } = await run('export.xml', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Would write: 2 articles, 0 pages, 1 person, 1 topic, 0 pictures\.\n/);
    expect(stdout).toMatch(/\nNothing was written\.\n$/);
    expect(await allFiles(desk)).toEqual(before);
  });

  test('does not overwrite what an editor has changed, and says so', async () => {
    await run('export.xml');
    const edited = `${await desk.read(article)}\nAn editor was here.\n`;
    await desk.write(article, edited);
    const { stdout } = await run('export.xml');
    expect(await desk.read(article)).toBe(edited);
    expect(stdout).toContain(`Changed here since, and left as they are (1):\n  ${article} `);
  });

  test('writes stories that nobody has changed anew when an editor changes the topics', async () => {
    const other = 'content/articles/2024/03/05/bridge-open-118.md';
    await desk.write(
      'export.xml',
      exportOf([
        item('published-post'),
        item('two-of-one-name').replace(
          '</item>',
          '<category domain="category" nicename="cities"><![CDATA[Cities]]></category></item>',
        ),
      ]),
    );
    await run('export.xml');
    expect(await desk.read(other)).toContain('topics: [cities]');
    await desk.write('import/topics.yaml', (await desk.read('import/topics.yaml')).replace('id: cities', 'id: russia'));
    const edited = await desk.read(article);
    await run('export.xml');
    expect(await desk.read(other)).toContain('topics: [russia]');
    expect(await desk.read(article)).toBe(edited);
  });

  test('tells what is wrong in the file of topics, with its line, and writes nothing', async () => {
    const good = await desk.read('import/topics.yaml');
    await desk.write('import/topics.yaml', good.replace('id: russia', 'id: Russia!'));
    const { status, stdout, stderr } = await run('export.xml');
    await desk.write('import/topics.yaml', good);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^import\/topics\.yaml:\d+ {2}topics\[0\]\.id: must be lower-case letters, digits and hyphens\. Write for example id: north-korea\n/,
    );
  });

  test.each([
    [
      'is cut off',
      (text: string) => text.slice(0, text.indexOf('<wp:post_name>')),
      /^bad\.xml:19:3 {2}the file ends too early, or a tag is never closed \(.*\)\. Nothing was imported\./,
    ],
    [
      'closes a tag that is not open',
      (text: string) => text.replace('</title>', '</titel>'),
      /^bad\.xml:10:\d+ {2}a tag is closed here that is not open/,
    ],
    [
      'has a bare ampersand',
      (text: string) => text.replace('<wp:author_email>', '<wp:author_email>A & B'),
      /^bad\.xml:10:\d+ {2}an & begins no sign that XML knows; as text it is written &amp;/,
    ],
    [
      'has a control character',
      (text: string) => text.replace('Text.', 'Te\u0003xt.'),
      /^bad\.xml:14:\d+ {2}an invisible character is here/,
    ],
  ])('refuses a file that %s, with line and column, and imports nothing', async (_, spoil, message) => {
    const before = await allFiles(desk);
    await desk.write('bad.xml', spoil(exportOf([item('published-post')])));
    const { status, stdout, stderr } = await run('bad.xml');
    await rm(join(desk.folder, 'bad.xml'));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(await allFiles(desk)).toEqual(before);
  });

  test('refuses a file that is not in the encoding that it names', async () => {
    await desk.write('latin.xml', Buffer.from(exportOf([item('published-post').replace('Text.', 'Café')]), 'latin1'));
    const { status, stderr } = await run('latin.xml');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^latin\.xml:14 {2}this line is not UTF-8 text\./);
  });

  test('refuses a feed, and says what to type', async () => {
    await desk.write('feed.xml', '<rss version="2.0"><channel><item><title>x</title></item></channel></rss>');
    const { status, stderr } = await run('feed.xml');
    expect(status).toBe(1);
    expect(stderr).toBe(
      'feed.xml is no WordPress export: it does not state its wp:wxr_version. For a feed type npm run news -- import feed feed.xml\n',
    );
  });

  test.each([
    [[], 'Name one file to import, for example npm run news -- import wordpress export.xml\n'],
    [
      ['none.xml'],
      'There is no file none.xml. Write where it lies, for example npm run news -- import wordpress export.xml\n',
    ],
    [['export.xml', '--uploads', 'none'], 'There is no folder none. Write for example --uploads wp-content/uploads\n'],
  ])('wants a file and folders that are there: %j', async (argv, message) => {
    const { status, stderr } = await run(...argv);
    expect(status).toBe(2);
    expect(stderr.startsWith(message)).toBe(true);
  });

  test('makes an update of the last change only when asked to', async () => {
    const fresh = await openDesk();
    await fresh.write('export.xml', exportOf([item('published-post')]));
    await fresh.news('import', 'wordpress', 'export.xml', '--keep-modified');
    expect(await fresh.read(article)).toContain(
      'published: 2024-03-05T21:30:00-05:00\nupdated: 2024-09-30T06:00:00-04:00\n',
    );
    await fresh.remove();
  });
});

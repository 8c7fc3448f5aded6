import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mixedLists, newsroomFormat, type FormValue } from '../../../src/admin/newsroom-format.ts';
import { listFiles } from '../../../src/io/source-files.ts';
import { articleSchema } from '../../../src/schemas/article.ts';
import { contentKinds } from '../../../src/schemas/content-schemas.ts';
import { parseFrontMatter } from '../../../src/schemas/front-matter.ts';
import { toJsonSchema } from '../../../src/schemas/json-schema.ts';
import { root } from '../../site/build-site.ts';

const article = newsroomFormat('md', true);
const yaml = newsroomFormat('yaml', false);

/** What the form makes of a file that it shows: every field of the schema has a value, if only an empty one. */
function shown(value: FormValue): FormValue {
  const fields = Object.keys(articleSchema(undefined).shape);
  const empty = Object.fromEntries(fields.map((name, index) => [name, ['', null, [], {}][index % 4]]));
  return { ...empty, ...value };
}

const story = `---
# Ask the desk before changing this.
headline: 'Bridge: it''s open'
dek:
updated: 2024-10-22T11:04:00-04:00   # the second time
topics: [russia, asia]
related:
  - 2024/10/21/bridge-closed
  - {headline: Elsewhere, url: https://other.example/}
image: {src: bridge.jpg, alt: A lorry., decorative: false}
series: {id: winter, part: 2}
---

The text.

::related
`;

describe('the editors’ form', () => {
  test('gives every file back as it was if nothing was changed', async () => {
    let count = 0;
    for (const folder of ['content', 'tests/fixtures/newsroom']) {
      for (const path of await listFiles(join(root, folder))) {
        const [, ending] = /\.(md|mdx|yaml)$/.exec(path) ?? [];
        if (ending === undefined || path === 'README.md') continue;
        const isArticle = path.startsWith('articles/');
        const format = newsroomFormat(ending as 'md' | 'mdx' | 'yaml', isArticle);
        const text = readFileSync(join(root, folder, path), 'utf8')
          .replaceAll('\r\n', '\n')
          .trim();
        const value = format.fromFile(text);
        expect(format.toFile(isArticle ? shown(value) : value), path).toBe(text);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(60);
  });

  test('gives a file with comments, quotes and lists of all kinds back as it was', () => {
    expect(article.toFile(shown(article.fromFile(story)))).toBe(story);
  });

  test('changes the field that was edited and nothing else', () => {
    const value = shown(article.fromFile(story));
    expect(article.toFile({ ...value, dek: 'Two lanes: at last.' })).toBe(
      story.replace('dek:\n', 'dek: "Two lanes: at last."\n'),
    );
    expect(article.toFile({ ...value, topics: ['asia'] })).toBe(story.replace('[russia, asia]', '[asia]'));
    expect(article.toFile({ ...value, image: null })).toBe(story.replace(/image: .*\n/, ''));
    expect(article.toFile({ ...value, body: 'Another text.\r\n\r\nMore.\n' })).toBe(
      story.replace(/The text\.[^]*/, 'Another text.\n\nMore.\n'),
    );
  });

  test('puts a new field into its place', () => {
    const value = article.fromFile('---\nheadline: A\nupdated: 2024-10-22T11:04:00-04:00\nlang: ko\n---\n\nText.');
    const notes = [{ kind: 'update', at: '2024-10-22T12:00:00-04:00', text: 'Adds a name.', was: '', now: '' }];
    expect(article.toFile({ ...shown(value), notes, lang: 'ko' })).toBe(`---
headline: A
updated: 2024-10-22T11:04:00-04:00
notes:
  - kind: update
    at: 2024-10-22T12:00:00-04:00
    text: Adds a name.
lang: ko
---

Text.`);
  });

  test('shows a story as published where the file does not say otherwise, and does not write that', () => {
    const value = article.fromFile('---\nheadline: A\n---\n\nText.\n');
    expect(value).toMatchObject({ status: 'published' });
    expect(article.toFile({ ...shown(value), status: 'draft' })).toBe(
      '---\nheadline: A\nstatus: draft\n---\n\nText.\n',
    );
    const draft = article.fromFile('---\nheadline: A\nstatus: draft # for Monday\n---\n\nText.\n');
    expect(draft).toMatchObject({ status: 'draft' });
    expect(article.toFile({ ...draft, status: 'published' })).toContain('status: published # for Monday');
  });

  test('shows entries of related stories as what they are', () => {
    const value = article.fromFile(story);
    const related = [
      { type: 'id', id: '2024/10/21/bridge-closed' },
      { type: 'elsewhere', headline: 'Elsewhere', url: 'https://other.example/' },
    ];
    expect(value['related']).toEqual(related);
    const added = article.toFile({
      ...value,
      related: [{ type: 'id', id: '2024/10/20/x' }, ...related, { type: 'id' }],
    });
    expect(parseFrontMatter('a.md', added).fields?.data['related']).toEqual([
      '2024/10/20/x',
      '2024/10/21/bridge-closed',
      { headline: 'Elsewhere', url: 'https://other.example/' },
    ]);
  });

  test('knows every list whose entries may be ids or groups', () => {
    const found = contentKinds.flatMap(({ schema }) =>
      Object.entries(toJsonSchema(schema).properties).flatMap(([name, field]) => (field.items?.anyOf ? [name] : [])),
    );
    expect(mixedLists).toEqual(found);
  });

  test('writes a new file as an editor would have typed it', () => {
    const value = { headline: 'A: b', dek: '', published: '2024-10-22T09:00:00-04:00', topics: ['russia'], notes: [] };
    expect(article.toFile({ ...value, series: { id: '', part: null }, status: 'draft', body: '' })).toBe(
      '---\nheadline: "A: b"\npublished: 2024-10-22T09:00:00-04:00\ntopics: [russia]\nstatus: draft\n---\n',
    );
  });

  test('takes “false” for a word where it is one', () => {
    const value = shown(article.fromFile('---\nheadline: A\n---\n\nText.'));
    expect(article.toFile({ ...value, headline: 'false' })).toBe('---\nheadline: "false"\n---\n\nText.');
  });

  test('reads and writes a file of fields only', () => {
    const text = '# The name.\nname: Valley News\nlisting: {perPage: 30}';
    const value = yaml.fromFile(text);
    expect(yaml.toFile({ ...value, listing: { perPage: 30 } })).toBe(text);
    expect(yaml.toFile({ ...value, name: 'Hill News', listing: { perPage: 20 } })).toBe(
      '# The name.\nname: Hill News\nlisting:\n  perPage: "20"',
    );
    const empty = yaml.fromFile('# Nothing yet.');
    expect(yaml.toFile({ ...empty, lead: '2024/10/22/a', picks: [] })).toBe('# Nothing yet.\nlead: 2024/10/22/a\n');
  });

  test('tells where a file cannot be read', () => {
    expect(() => article.fromFile('---\nheadline: A\nheadline: B\n---\n')).toThrow(/^line 3: /);
    expect(() => article.fromFile('No fields.')).toThrow(/^line 1: there is no front matter/);
  });

  test('writes whatever is typed so that it is read as it was typed, and leaves the other fields alone', () => {
    const typed = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, '').trim())
      .filter((text) => text !== '' && text.isWellFormed());
    fc.assert(
      fc.property(typed, fc.uniqueArray(typed, { maxLength: 3 }), typed, (dek, topics, text) => {
        const before = parseFrontMatter('a.md', story).fields?.data ?? {};
        const notes = [{ kind: 'update', at: '2024-10-22T12:00:00-04:00', text }];
        const saved = article.toFile({ ...shown(article.fromFile(story)), dek, topics, notes });
        const { fields, body } = parseFrontMatter('a.md', saved);
        const rest = Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'topics'));
        expect(fields?.data).toEqual({ ...rest, dek, ...(topics.length > 0 && { topics }), notes });
        expect(body?.trim()).toBe('The text.\n\n::related');
      }),
    );
  });
});

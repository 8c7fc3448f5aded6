import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { schemaFiles } from '../../../src/cli/schema.ts';
import { listFiles } from '../../../src/io/source-files.ts';
import { contentKinds, type ContentKindName } from '../../../src/schemas/content-schemas.ts';
import { withFieldTable } from '../../../src/schemas/field-table.ts';
import { toEditorSchema } from '../../../src/schemas/json-schema.ts';
import { root } from '../../site/build-site.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
const validators = Object.fromEntries(
  contentKinds.map(({ name, heading, schema }) => [name, ajv.compile(toEditorSchema(heading, schema))]),
);

/** What a text editor would underline in a file’s fields, which it reads as YAML. */
function underlined(kind: ContentKindName, yaml: string): readonly string[] {
  const validate = validators[kind];
  if (!validate) throw new Error(`No schema for ${kind}.`);
  validate(parse(yaml));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

function kindOf(path: string): ContentKindName | undefined {
  if (path === 'site.yaml') return 'site';
  if (path === 'front.yaml') return 'front';
  if (!/\.mdx?$/.test(path)) return undefined;
  return ({ articles: 'article', people: 'person', topics: 'topic', pages: 'page' } as const)[path.split('/')[0] ?? ''];
}

const files = (
  await Promise.all(
    ['content', 'tests/fixtures/newsroom', 'tests/fixtures/broken/base'].map(async (folder) =>
      (await listFiles(join(root, folder))).map((path) => ({ file: `${folder}/${path}`, kind: kindOf(path) })),
    ),
  )
).flat();

describe('the schemas for text editors', () => {
  test('are up to date (if not: npm run news -- schema)', () => {
    for (const { path, text } of schemaFiles()) expect(readFileSync(join(root, path), 'utf8'), path).toBe(text);
  });

  test('are those that the workspace settings name', () => {
    const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8')) as {
      readonly 'yaml.schemas': Readonly<Record<string, string>>;
    };
    const written = schemaFiles().map(({ path }) => `./${path}`);
    expect(written).toEqual(expect.arrayContaining(Object.keys(settings['yaml.schemas'])));
    expect(Object.values(settings['yaml.schemas'])).toEqual([
      'content/site.yaml',
      'content/front.yaml',
      'content/redactions.yaml',
    ]);
  });

  test('underline nothing in files that the build accepts', () => {
    const read = files.flatMap(({ file, kind }) => (kind ? [{ file, kind }] : []));
    expect(read.length).toBeGreaterThan(50);
    for (const { file, kind } of read) {
      const text = readFileSync(join(root, file), 'utf8').replace(/^\uFEFF/, '');
      const yaml = file.endsWith('.yaml') ? text : (/^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '');
      expect(underlined(kind, yaml), file).toEqual([]);
    }
  });

  const dated = 'published: 2024-10-22T11:04:00-04:00';
  test.each([
    ['a number for a headline', 'article', `headline: 1984\n${dated}`],
    ['true for a headline', 'article', `headline: true\n${dated}`],
    ['a field that is still empty', 'article', `headline: A\ndek:\nimage:\ntopics:\n${dated}`],
    ['a part as a number', 'article', `headline: A\n${dated}\nseries: {id: a, part: 2}`],
    ['a part in quotes', 'article', `headline: A\n${dated}\nseries: {id: a, part: "2"}`],
    ['a date in quotes and without seconds', 'article', 'headline: A\npublished: "2024-10-22 9:04 -0400"'],
    ['a story elsewhere', 'article', `headline: A\n${dated}\nrelated: [{headline: B, url: https://b.example}]`],
    ['a code of a topic', 'topic', 'name: Asia\nmediaTopic: medtop:20000053'],
    ['a handle', 'person', 'name: A\nfediverse: "@a@b.example"'],
  ] as const)('let pass %s', (_, kind, yaml) => {
    expect(underlined(kind, yaml)).toEqual([]);
  });

  test.each([
    ['a field without its name', 'article', `headlin: A\n${dated}`, /required property 'headline'/],
    ['a field that there is not', 'article', `headline: A\ndeck: B\n${dated}`, /must NOT have additional properties/],
    ['a date without offset', 'article', 'headline: A\npublished: 2024-10-22T11:04', /^\/published must match pattern/],
    [
      'a kind of note that there is not',
      'article',
      `headline: A\nnotes: [{kind: oops, at: "", text: a}]`,
      /kind must be/,
    ],
    ['a list that is a text', 'article', `headline: A\n${dated}\ntopics: russia`, /^\/topics must be array/],
    ['an address of no web', 'site', 'url: news.example', /^\/url must match pattern/],
    ['a part below one', 'article', `headline: A\nseries: {id: a, part: 0}`, /part must be >= 1/],
  ] as const)('underline %s', (_, kind, yaml, message) => {
    expect(underlined(kind, yaml).some((found) => message.test(found))).toBe(true);
  });

  test('explain every field of a file, with an example where one is typed', () => {
    const unexplained = contentKinds.flatMap(({ name, schema }) =>
      Object.entries(schema.shape)
        .filter(([, field]) => (field as { description?: string }).description === undefined)
        .map(([field]) => `${name}.${field}`),
    );
    expect(unexplained).toEqual([]);
    expect(toEditorSchema('Topic', contentKinds[2].schema)).toMatchObject({
      properties: { mediaTopic: { examples: ['medtop:20000053'], description: 'IPTC Media Topic code.' } },
    });
  });
});

describe('the table of fields in the editors’ guide', () => {
  const guide = readFileSync(join(root, 'content/README.md'), 'utf8');

  test('is up to date (if not: npm run news -- schema)', () => {
    expect(withFieldTable(guide)).toBe(guide);
  });

  test('tells of fields in groups and of entries of lists', () => {
    expect(guide).toContain('| `image.alt` | text | What a reader who cannot see the picture needs to know. |');
    expect(guide).toContain('| `notes[].kind` | `update`, `correction`,');
    expect(guide).toContain('| `headline` | text | **Required.** The headline, without a full stop. |');
  });

  test('is not written where it has no place', () => {
    expect(withFieldTable('# A guide of our own')).toBeUndefined();
  });
});

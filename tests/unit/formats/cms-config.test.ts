import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Admin } from '../../../src/domain/site.ts';
import { toCmsConfig } from '../../../src/formats/cms-config.ts';
import { listFiles } from '../../../src/io/source-files.ts';
import { contentKinds } from '../../../src/schemas/content-schemas.ts';
import { readSite } from '../../../src/site.ts';
import { root } from '../../site/build-site.ts';

interface Field {
  readonly name: string;
  readonly widget?: string;
  readonly required?: boolean;
  readonly hint?: string;
  readonly default?: unknown;
  readonly fields?: readonly Field[];
}

interface Config {
  readonly backend: object;
  readonly collections: readonly {
    readonly name: string;
    readonly fields?: readonly Field[];
    readonly files?: readonly { readonly name: string; readonly fields: readonly Field[] }[];
  }[];
}

const { site } = readSite({ root, content: join(root, 'content') });
const shipped = createRequire(import.meta.url).resolve('@sveltia/cms');
const isValid = new Ajv({ strict: false, logger: false }).compile(
  JSON.parse(readFileSync(join(shipped, '../../schema/sveltia-cms.json'), 'utf8')) as object,
);

let paths: readonly string[] = [];
beforeAll(async () => {
  paths = await listFiles(join(root, 'tests/fixtures/newsroom'));
});

const config = (admin?: Admin, files = paths) =>
  toCmsConfig({ site: { ...site, ...(admin && { admin }) }, folder: 'content', paths: files }) as Config;

/** The fields of a kind of file in the form, by the names of collections and files. */
const fieldsOf = (name: string) =>
  config()
    .collections.flatMap((one) => [one, ...(one.files ?? [])])
    .find((one) => one.name === name)?.fields ?? [];

describe('the configuration of the editors’ form', () => {
  test.each<[string, Admin | undefined]>([
    ['of a project’s folder', { backend: 'local' }],
    ['while nobody has asked for it', undefined],
    ['of GitHub', { backend: 'github', repo: 'example/newsroom' }],
    ['of GitLab', { backend: 'gitlab', repo: 'a/b/c', branch: 'press', signIn: 'https://sign-in.example' }],
  ])('%s is one that Sveltia CMS describes', (_, admin) => {
    for (const files of [paths, [], ['pages/about.mdx']]) {
      expect(isValid(config(admin, files)), JSON.stringify(isValid.errors)).toBe(true);
    }
  });

  test('would be refused with a part that there is not', () => {
    const wrong = structuredClone(config()) as unknown as { collections: { fields: { types?: [] }[] }[] };
    const [headline] = wrong.collections[0]?.fields ?? [];
    if (headline) headline.types = [];
    expect(isValid(wrong)).toBe(false);
  });

  test('has every field of every schema, with its help, and required where it is', () => {
    const names = {
      article: 'articles',
      person: 'people',
      topic: 'topics',
      page: 'pages',
      site: 'site',
      front: 'front',
      // Not for a form: an order of a court is carried out by whoever keeps the repository.
      redactions: undefined,
    };
    for (const { name, schema } of contentKinds) {
      const form = names[name];
      if (form === undefined) continue;
      const fields = fieldsOf(form).filter((field) => field.name !== 'body');
      expect(fields.map((field) => field.name)).toEqual(Object.keys(schema.shape));
      for (const { name: field, hint, required } of fields) {
        const rule = schema.shape[field as keyof typeof schema.shape] as unknown as {
          readonly description: string;
          readonly safeParse: (value: undefined) => { readonly success: boolean };
        };
        expect(hint).toBe(rule.description);
        if (field !== 'status') expect(required, field).toBe(!rule.safeParse(undefined).success);
      }
    }
  });

  test('makes widgets of what the schemas say', () => {
    const field = (name: string) => fieldsOf('articles').find((one) => one.name === name);
    expect(field('published')).toMatchObject({ widget: 'datetime', input_timezone: 'America/New_York' });
    expect(field('editors')).toMatchObject({ widget: 'relation', collection: 'people', multiple: true });
    expect(field('topics')).toMatchObject({ widget: 'relation', collection: 'topics', multiple: true });
    expect(field('label')).toMatchObject({ widget: 'select', required: false });
    expect(field('notes')).toMatchObject({ widget: 'list', allow_remove: false, fields: expect.any(Array) as unknown });
    expect(field('image')?.fields?.[0]).toMatchObject({ name: 'src', widget: 'image' });
    expect(field('series')?.fields?.[1]).toMatchObject({ name: 'part', widget: 'number', min: 1 });
    expect(field('body')).toMatchObject({ widget: 'richtext', modes: ['raw'] });
  });

  test('fills nothing in that would change a file which does not say it', () => {
    // Defaults are put into files that are opened as well. The status is the one that the form’s reader always tells.
    const filled = config()
      .collections.flatMap(({ fields = [], files = [] }) => [...fields, ...files.flatMap((file) => file.fields)])
      .filter((field) => field.default !== undefined);
    expect([...new Set(filled.map(({ name }) => name))]).toEqual(['status']);
  });

  test('keeps files of both endings apart, and offers those of the first where one is named', () => {
    const names = (files: readonly string[]) => config(undefined, files).collections.map(({ name }) => name);
    expect(names([])).toEqual(['articles', 'topics', 'people', 'pages', 'publication']);
    expect(names(['pages/about.mdx'])).toEqual(['articles', 'topics', 'people', 'pages', 'publication']);
    expect(names(['pages/about.mdx', 'pages/contact.md'])).toContain('pages-mdx');
    expect(config(undefined, ['pages/about.mdx']).collections[3]).toMatchObject({ name: 'pages', format: 'text-mdx' });
  });

  test('asks no service for accounts that the publication has not named', () => {
    expect(config({ backend: 'github', repo: 'a/b' }).backend).toMatchObject({ auth_methods: ['token'] });
    const own = config({ backend: 'github', repo: 'a/b', signIn: 'https://sign-in.example' }).backend;
    expect(own).toMatchObject({ name: 'github', repo: 'a/b', base_url: 'https://sign-in.example' });
    expect(own).not.toHaveProperty('auth_methods');
  });
});

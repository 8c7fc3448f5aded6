import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sortFilterNames } from '../../../src/build/sort-filter-names.ts';

const signature = 'pagefind_dcd';
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
const list = (...items: readonly Buffer[]) => Buffer.concat([Buffer.from([0x80 + items.length]), ...items]);
// 300 is written in three bytes, 70,000 in five.
const pages = list(Buffer.from([0x19, 0x01, 0x2c]), Buffer.from([0x1a, 0x00, 0x01, 0x11, 0x70]), Buffer.from([0x20]));
const filter = (name: string) => list(text(name), text(`hash ${name}`));

function index(filters: readonly string[], name: string) {
  const meta = list(
    text('1.5.2'),
    pages,
    list(),
    list(...filters.map(filter)),
    list(list(text('date'), pages)),
    list(),
  );
  return [
    { path: `pagefind.${name}.pf_meta`, content: gzipSync(Buffer.concat([Buffer.from(signature), meta])) },
    { path: 'pagefind-entry.json', content: Buffer.from(`{"languages":{"en":{"hash":"${name}","wasm":"en"}}}`) },
    { path: 'fragment/en_1.pf_fragment', content: Buffer.from('as it is') },
  ];
}

test('two indexes that name the same filters in another order become the same', () => {
  const one = sortFilterNames(index(['b', 'a', 'c'], 'en_1111111111'));
  const two = sortFilterNames(index(['c', 'b', 'a'], 'en_2222222222').toReversed());
  expect(one.map(({ path, content }) => [path, Buffer.from(content).toString('hex')])).toEqual(
    two.map(({ path, content }) => [path, Buffer.from(content).toString('hex')]),
  );
});

test('the names are sorted, all else stays, and the entry tells the new name of the file', () => {
  const files = sortFilterNames(index(['b', 'a', 'c'], 'en_1111111111'));
  const [fragment, entry, meta] = files;
  expect(Buffer.from(fragment?.content ?? []).toString()).toBe('as it is');
  const name = /^pagefind\.(en_[0-9a-f]{10})\.pf_meta$/.exec(meta?.path ?? '')?.[1];
  expect(name).toBeDefined();
  expect(JSON.parse(Buffer.from(entry?.content ?? []).toString())).toEqual({
    languages: { en: { hash: name, wasm: 'en' } },
  });
  const sorted = index(['a', 'b', 'c'], 'en_3').at(0)?.content ?? Buffer.alloc(0);
  expect(gunzipSync(meta?.content ?? Buffer.alloc(0))).toEqual(gunzipSync(sorted));
});

test('an index without filters is none the worse', () => {
  expect(sortFilterNames(index([], 'en_1'))).toHaveLength(3);
});

test('metadata of another shape are told and not guessed', () => {
  const odd = { path: 'pagefind.en_1.pf_meta', content: gzipSync(Buffer.from(`${signature}\u0001`)) };
  expect(() => sortFilterNames([odd])).toThrow('Was it updated?');
});

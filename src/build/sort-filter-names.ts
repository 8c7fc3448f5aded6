import { gunzipSync, gzipSync } from 'node:zlib';
import { digest } from '../io/digest.ts';
import type { IndexFile } from './run-pagefind.ts';

/** What stands before the data in each of Pagefind’s compressed files. */
const signature = 'pagefind_dcd';

/** Place of the list of filters in the list that an index’s metadata are. */
const filtersPlace = 3;

/**
 * Makes two indexes of the same stories the same, byte for byte. Pagefind 1.5.2 writes the names of filters in an order
 * that is another in every run, as it does the values of a filter, of which ours have but one each. The metadata that
 * list the names are CBOR (RFC 8949); their file is named for what it holds, and the entry file tells that name.
 * https://github.com/Pagefind/pagefind/blob/v1.5.2/pagefind/src/index/mod.rs
 *
 * @throws if the files are not as this version of Pagefind writes them
 */
export function sortFilterNames(files: readonly IndexFile[]): readonly IndexFile[] {
  const renamed = new Map<string, string>();
  const sorted = files.map(({ path, content }) => {
    const name = /^pagefind\.(.+)\.pf_meta$/.exec(path)?.[1];
    if (name === undefined) return { path, content };
    const data = sortList(gunzipSync(content).subarray(signature.length), filtersPlace);
    const newName = `${name.replace(/_[^_]*$/, '')}_${digest(data).slice(0, 10)}`;
    renamed.set(name, newName);
    return { path: `pagefind.${newName}.pf_meta`, content: gzipSync(Buffer.concat([Buffer.from(signature), data])) };
  });
  return sorted
    .map(({ path, content }) => {
      if (path !== 'pagefind-entry.json') return { path, content };
      const text = Buffer.from(content).toString('utf8');
      return { path, content: Buffer.from(text.replace(/(?<="hash":")[^"]+/g, (name) => renamed.get(name) ?? name)) };
    })
    .toSorted((one, two) => (one.path < two.path ? -1 : 1));
}

/** Sorts the items of a list within a list by their bytes: names of one length stand in the order of the alphabet. */
function sortList(data: Buffer, place: number): Buffer {
  const outer = readHead(data, 0);
  if (outer.type !== list || outer.value <= place) throw new Error(unlike);
  let start = outer.next;
  for (let skipped = 0; skipped < place; skipped += 1) start = skip(data, start);
  const inner = readHead(data, start);
  if (inner.type !== list) throw new Error(unlike);
  const items: Buffer[] = [];
  let end = inner.next;
  for (let item = 0; item < inner.value; item += 1) {
    const begin = end;
    end = skip(data, begin);
    items.push(data.subarray(begin, end));
  }
  return Buffer.concat([
    data.subarray(0, inner.next),
    ...items.toSorted((one, two) => one.compare(two)),
    data.subarray(end),
  ]);
}

const list = 4;
const unlike = 'Pagefind has written metadata of another shape. Was it updated? See whether it sorts its filters now.';

/** Where the item ends that begins at `start`. */
function skip(data: Buffer, start: number): number {
  const { type, value, next } = readHead(data, start);
  // Whole numbers, positive and negative.
  if (type === 0 || type === 1) return next;
  // Bytes and text.
  if (type === 2 || type === 3) return next + value;
  if (type !== list) throw new Error(unlike);
  let end = next;
  for (let item = 0; item < value; item += 1) end = skip(data, end);
  return end;
}

function readHead(
  data: Buffer,
  start: number,
): { readonly type: number; readonly value: number; readonly next: number } {
  const first = data.readUInt8(start);
  const [type, short] = [first >> 5, first & 31];
  if (short < 24) return { type, value: short, next: start + 1 };
  const size = 2 ** (short - 24);
  if (size > 4) throw new Error(unlike);
  return { type, value: data.readUIntBE(start + 1, size), next: start + 1 + size };
}

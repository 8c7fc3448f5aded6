import { zipSync, type ZippableFile } from 'fflate';

/**
 * An archive of files in the order given, the same to the byte for the same files: fflate compresses alike on every machine,
 * which the library of Node does not promise. What is compressed already is only stored, and so is the first file, by which
 * programs know an EPUB.
 */
export function zipFiles(
  files: readonly { readonly path: string; readonly content: string | Uint8Array }[],
): Uint8Array<ArrayBuffer> {
  // Times in archives have no zone: this is the same on every machine, in its own.
  const noTime = new Date(1980, 0, 1);
  const entries = files.map(({ path, content }, index): [string, ZippableFile] => {
    const isStored = index === 0 || /\.(?:jpg|png)$/.test(path);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return [path, [bytes, { level: isStored ? 0 : 6, mtime: noTime }]];
  });
  return zipSync(Object.fromEntries(entries));
}

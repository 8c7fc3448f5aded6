import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { listOutput } from '../build/publish-output.ts';
import { compressedEndings } from '../io/compress-files.ts';
import { fetchFile } from '../io/fetch-file.ts';

/** The content of a file; undefined if there is none; or why it cannot be said. */
export type CopiedFile = Uint8Array | undefined | { readonly fault: string };

/** A site on the web, or a copy of it in a folder. */
export interface SiteCopy {
  /** @param path relative to the site */
  readonly read: (path: string) => Promise<CopiedFile>;
  /**
   * Compressed copies of a file, which servers send in its place, with what they hold. None on the web: there the server has
   * sent one already.
   */
  readonly readCompressed: (
    path: string,
  ) => Promise<readonly { readonly path: string; readonly content: CopiedFile }[]>;
  /** All files; empty on the web, where nobody can list them. */
  readonly list: () => readonly string[];
  /** How many files may be asked for at once. */
  readonly atOnce: number;
}

/** A page or a version’s file; one that is larger is none. */
const largestFile = 20_000_000;

export function openFolder(folder: string): SiteCopy {
  return {
    atOnce: 8,
    list: () => listOutput(folder),
    read: (path) => readPlain(join(folder, path)),
    readCompressed: async (path) => {
      const copies = compressedEndings.map(async (ending) => {
        const packed = await readPlain(join(folder, `${path}${ending}`));
        return { path: `${path}${ending}`, content: packed instanceof Uint8Array ? unpack(packed, ending) : packed };
      });
      return (await Promise.all(copies)).filter(({ content }) => content !== undefined);
    },
  };
}

async function readPlain(file: string): Promise<CopiedFile> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return undefined;
    return found.size > largestFile ? { fault: 'is too large' } : await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code) ? undefined : { fault: `cannot be read (${code})` };
  }
}

function unpack(packed: Uint8Array, ending: (typeof compressedEndings)[number]): CopiedFile {
  const options = { maxOutputLength: largestFile };
  try {
    return ending === '.br' ? brotliDecompressSync(packed, options) : gunzipSync(packed, options);
  } catch {
    return { fault: 'cannot be unpacked' };
  }
}

/** What a server answers where there is nothing, and where a story is withdrawn: the page that says so comes along. */
const isThere = (status: number, path: string) => status === 200 || (status === 410 && path.endsWith('/index.html'));
const isGone: ReadonlySet<number> = new Set([404, 410]);
const timeout = 20_000;
const pauseBeforeRetry = 2000;

/** @param front address of the front page, without a slash at its end; @param pause between two questions, milliseconds */
export function openSite(front: string, pause: number): SiteCopy {
  const ask = async (path: string): Promise<CopiedFile> => {
    const address = new URL(path.replace(/(^|\/)index\.html$/, '$1'), `${front}/`).href;
    const answer = await fetchFile(address, { timeout, bytes: largestFile });
    if ('fault' in answer) return { fault: answer.fault };
    if (isThere(answer.status, path)) return answer.bytes;
    return isGone.has(answer.status) ? undefined : { fault: `answers ${answer.status}` };
  };
  return {
    atOnce: 4,
    list: () => [],
    readCompressed: () => Promise.resolve([]),
    read: async (path) => {
      await wait(pause);
      const found = await ask(path);
      if (found === undefined || found instanceof Uint8Array) return found;
      await wait(pauseBeforeRetry);
      return ask(path);
    },
  };
}

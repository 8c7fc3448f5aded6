import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { toSlug } from '../domain/slug.ts';
import { inspectPicture } from './inspect-picture.ts';
import { writeWhole } from './write-file.ts';

/** The uploads of an old site on this machine. */
export interface Uploads {
  /**
   * Where the file behind a web address lies, the original before a smaller version of it; undefined if the address is not
   * one of the old site’s uploads or the file is not there.
   */
  readonly find: (address: string) => Promise<string | undefined>;
}

/** @param hosts of the old site, without `www.` */
export async function openUploads(folder: string, hosts: ReadonlySet<string>): Promise<Uploads> {
  const root = await realpath(folder);
  return {
    find: async (address) => {
      const path = pathInUploads(address, hosts);
      if (path === undefined) return undefined;
      for (const name of [
        path.replace(/-\d+x\d+(\.\w+)$/, '$1'),
        path.replace(/(?:-scaled|-\d+x\d+)(\.\w+)$/, '-scaled$1'),
        path,
      ]) {
        for (const base of ['', 'uploads', 'wp-content/uploads']) {
          const location = await realpath(join(root, base, name)).catch(() => undefined);
          // A link in the folder may lead out of it.
          const isInside = location !== undefined && !relative(root, location).startsWith('..');
          if (isInside && (await stat(location)).isFile()) return location;
        }
      }
      return undefined;
    },
  };
}

function pathInUploads(address: string, hosts: ReadonlySet<string>): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  // WordPress.com hands out pictures of other sites: i0.wp.com/old.example/wp-content/…
  const [host, path] = /^i\d\.wp\.com$/.test(url.host)
    ? [url.pathname.split('/')[1] ?? '', url.pathname]
    : [url.host, url.pathname];
  if (!hosts.has(host.replace(/^www\./, ''))) return undefined;
  const rest = /\/(?:uploads|files)\/(.+)$/.exec(path)?.[1];
  try {
    const name = rest === undefined ? undefined : decodeURIComponent(rest);
    return name?.split(/[\\/]/).includes('..') || name?.includes('\0') ? undefined : name;
  } catch {
    return undefined;
  }
}

/** A picture that lies beside an article now, or why it cannot. */
export type PlacedPicture = { readonly name: string; readonly isNew: boolean } | { readonly fault: string };

/**
 * Puts a copy of a picture into a folder, under a name that is good in an address. A file that is there and is another
 * picture stays: then the copy has a number behind its name.
 *
 * @param isTrial whether nothing is to be written
 */
export async function placePicture(source: string, folder: string, isTrial: boolean): Promise<PlacedPicture> {
  const ending = extname(source).toLowerCase();
  const stem = toSlug(basename(source, extname(source))) || 'picture';
  const { size } = await stat(source);
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}${ending}`;
    const target = join(folder, ...name.split(sep));
    const there = await stat(target).catch(() => undefined);
    if (there) {
      if (there.isFile() && there.size === size && (await readFile(target)).equals(await readFile(source)))
        return { name, isNew: false };
      continue;
    }
    const fault = await inspectPicture(source);
    if (fault !== undefined) return { fault };
    if (!isTrial) await writeWhole(target, await readFile(source));
    return { name, isNew: true };
  }
}

import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Plugin } from 'vite';
import { listFiles } from '../io/source-files.ts';

const picture = /\.(?:apng|avif|gif|jpe?g|png|svg|tiff?|webp)$/i;

/** What Astro knows of the pictures of a build. It is no part of Astro’s interface: tests of the output watch over it. */
interface AstroAssets {
  /** Pictures that pages show, with the files made from them. */
  readonly staticImages?: ReadonlyMap<
    string,
    { readonly transforms: ReadonlyMap<string, { readonly finalPath: string }> }
  >;
  /** Absolute paths of pictures that pages show as they were handed in. */
  readonly referencedImages?: ReadonlySet<string>;
}

export interface PublishedPictures {
  /** Takes note of the pictures that style sheets and modules name. */
  readonly plugin: Plugin;
  /** @param out the output folder, complete */
  readonly removeOthers: (out: string) => Promise<void>;
}

/**
 * Keeps pictures off the site that no page shows: those of drafts, of scheduled and of withdrawn stories. Astro publishes
 * every picture that a content file names, whatever becomes of the file.
 */
export function publishedPictures(): PublishedPictures {
  const own = new Set<string>();
  return {
    plugin: {
      name: 'broadsheet:published-pictures',
      generateBundle: (_, bundle) => {
        for (const file of Object.values(bundle)) {
          // Those that Astro publishes for content files have no original file name.
          if (file.type === 'asset' && file.originalFileNames.length > 0) own.add(file.fileName);
        }
      },
    },
    removeOthers: async (out) => {
      const { shown, originals } = readAstroAssets();
      for (const path of await listFiles(join(out, '_astro'))) {
        const file = `_astro/${path}`;
        if (!picture.test(file) || shown.has(file) || own.has(file)) continue;
        // `bridge.BDxtOHIv.png` was `bridge.png`.
        if (!originals.has(stemOf(stemOf(file)))) await rm(join(out, file));
      }
    },
  };
}

/** The files made of pictures that pages show, and the names, without ending, of those shown as they were handed in. */
function readAstroAssets(): { readonly shown: ReadonlySet<string>; readonly originals: ReadonlySet<string> } {
  const { astroAsset } = globalThis as { readonly astroAsset?: AstroAssets };
  if (!astroAsset) throw new Error('Astro does not say which pictures pages show. Was it updated?');
  const versions = [...(astroAsset.staticImages?.values() ?? [])].flatMap(({ transforms }) => [...transforms.values()]);
  return {
    shown: new Set(versions.map(({ finalPath }) => finalPath.replace(/^\//, ''))),
    originals: new Set([...(astroAsset.referencedImages ?? [])].map(stemOf)),
  };
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

import { readFile, rm } from 'node:fs/promises';
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
  /**
   * @param staging the folder in which Astro has made the site
   * @param kept pictures that pages show which this build left as they are, by absolute path as they were handed in
   */
  readonly removeOthers: (staging: string, kept: ReadonlySet<string>) => Promise<void>;
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
    removeOthers: async (staging, kept) => {
      const { shown, originals } = readAstroAssets();
      const ofStem = Map.groupBy([...originals, ...kept], stemOf);
      for (const path of await listFiles(join(staging, '_astro'))) {
        const file = `_astro/${path}`;
        if (!picture.test(file) || shown.has(file) || own.has(file)) continue;
        // `bridge.BDxtOHIv.png` was `bridge.png`.
        const published = join(staging, file);
        if (!(await isOneOf(ofStem.get(stemOf(stemOf(file))) ?? [], published))) await rm(published);
      }
    },
  };
}

/**
 * Astro leaves out the original of a picture that some page shows made over, unless it knows of a page that shows it as it
 * was handed in: that page may be one that this build left as it is.
 *
 * @param originals absolute paths
 */
export function keepOriginals(originals: ReadonlySet<string>): void {
  if (originals.size === 0) return;
  const { referencedImages } = astroAssets() as { readonly referencedImages?: Set<string> };
  if (!referencedImages) throw new Error('Astro does not say which pictures pages show. Was it updated?');
  for (const path of originals) referencedImages.add(path);
}

function astroAssets(): AstroAssets {
  const { astroAsset } = globalThis as { readonly astroAsset?: AstroAssets };
  if (!astroAsset) throw new Error('Astro does not say which pictures pages show. Was it updated?');
  return astroAsset;
}

/** The files made of pictures that pages show, and the absolute paths of those shown as they were handed in. */
function readAstroAssets(): { readonly shown: ReadonlySet<string>; readonly originals: ReadonlySet<string> } {
  const astroAsset = astroAssets();
  const versions = [...(astroAsset.staticImages?.values() ?? [])].flatMap(({ transforms }) => [...transforms.values()]);
  return {
    shown: new Set(versions.map(({ finalPath }) => finalPath.replace(/^\//, ''))),
    originals: astroAsset.referencedImages ?? new Set(),
  };
}

/** Stories name their pictures alike, and one that shows its own says nothing of another’s. */
async function isOneOf(originals: readonly string[], published: string): Promise<boolean> {
  if (originals.length === 0) return false;
  const content = await readFile(published);
  for (const original of originals) if ((await readFile(original)).equals(content)) return true;
  return false;
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

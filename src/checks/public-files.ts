import type { Problem } from '../domain/problem.ts';
import { reservedFiles, wirePath } from '../urls.ts';

const taken: ReadonlySet<string> = new Set([...reservedFiles, wirePath]);

/**
 * Files in `public/` that would stand where the site writes one of its own: which of the two were published would be chance.
 *
 * @param paths all files of the folder, relative to it
 */
export function findTakenFiles(paths: readonly string[]): readonly Problem[] {
  return paths
    .filter((path) => taken.has(`/${path}`) || /^sitemaps\/\d+\.xml$/.test(path))
    .map((path) => ({
      file: `public/${path}`,
      line: 1,
      message: `the site writes /${path} itself, from content/site.yaml and the stories. Remove this file.`,
    }));
}

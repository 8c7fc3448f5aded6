import { findNearestName } from '../domain/nearest-name.ts';
import type { Problem } from '../domain/problem.ts';
import { sections } from '../domain/source-file.ts';

/**
 * Text files that lie where nothing reads them, which an editor would otherwise miss on the site.
 *
 * @param folder what messages call the content folder
 * @param paths all files of the content folder, relative to it
 */
export function findStrayFiles(folder: string, paths: readonly string[]): readonly Problem[] {
  return paths.flatMap((path) => {
    const [first = '', ...rest] = path.split('/');
    if (!/\.(?:mdx?|markdown|ya?ml)$/i.test(path) || path === 'site.yaml') return [];
    if (rest.length > 0 && (sections as readonly string[]).includes(first)) return [];
    const file = `${folder}/${path}`;
    if (rest.length === 0) {
      const remedy =
        findNearestName(path, ['site.yaml']) === undefined
          ? `Move it to ${folder}/articles/ (with year, month and day), people/, topics/ or pages/.`
          : 'Did you mean “site.yaml”?';
      return [{ file, line: 1, message: `nothing reads this file here. ${remedy}` }];
    }
    const nearest = findNearestName(first, sections);
    const remedy = nearest === undefined ? `The folders are ${sections.join(', ')}.` : `Did you mean “${nearest}”?`;
    return [{ file, line: 1, message: `nothing reads the folder “${first}”. ${remedy}` }];
  });
}

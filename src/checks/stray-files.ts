import { findNearestName } from '../domain/nearest-name.ts';
import type { Problem } from '../domain/problem.ts';
import { idOfPath, sections, type BrokenFile, type Section } from '../domain/source-file.ts';

/** Text files that lie where nothing reads them, which an editor would otherwise miss on the site. */
export interface StrayFiles {
  readonly problems: readonly Problem[];
  /** Those of which the section is plain, so that other files can name them without a second complaint. */
  readonly ofSection: Readonly<Record<Section, readonly BrokenFile<object>[]>>;
}

/**
 * @param folder what messages call the content folder
 * @param paths all files of the content folder, relative to it
 */
export function findStrayFiles(folder: string, paths: readonly string[]): StrayFiles {
  const strays = paths.filter(isStray);
  const folders = Map.groupBy(
    strays.filter((path) => path.includes('/')),
    (path) => path.slice(0, path.indexOf('/')),
  );
  const hasSite = paths.includes('site.yaml');
  const ofSection: Record<Section, BrokenFile<object>[]> = { articles: [], people: [], topics: [], pages: [] };
  for (const [name, files] of folders) {
    const section = sectionMeant(name);
    if (section === undefined) continue;
    for (const path of files) {
      const ids = [idOfPath(path.slice(name.length + 1))];
      ofSection[section].push({ ids, file: `${folder}/${path}`, problems: [], fields: {} });
    }
  }
  return {
    problems: [
      ...strays
        .filter((path) => !path.includes('/') && (hasSite || !isSiteMeant(path)))
        .map((path) => looseFile(folder, path)),
      ...[...folders].map(([name, files]) => unknownFolder(folder, name, files)),
    ],
    ofSection,
  };
}

/** Files that lie beside the folders of the sections; the last is the editors’ guide. */
const ownFiles: readonly string[] = ['site.yaml', 'front.yaml', 'redactions.yaml', 'README.md'];

/** Pictures may lie about; a text that is not read is a mistake. */
function isStray(path: string): boolean {
  if (ownFiles.includes(path) || !/\.(?:mdx?|markdown|txt|docx?|ya?ml)$/i.test(path)) return false;
  return !path.includes('/') || !sections.some((section) => path.startsWith(`${section}/`));
}

function looseFile(folder: string, path: string): Problem {
  const remedy = isSiteMeant(path)
    ? 'The publication’s file is site.yaml; remove this one.'
    : `Move it to ${folder}/articles/ (in folders for year, month and day), ${folder}/people/, ${folder}/topics/ or ${folder}/pages/.`;
  return { file: `${folder}/${path}`, line: 1, message: `nothing reads a file in this place. ${remedy}` };
}

/** Told once, at the first of its files. */
function unknownFolder(folder: string, name: string, [first = name]: readonly string[]): Problem {
  const section = sectionMeant(name);
  const remedy =
    section === undefined
      ? `The folders are ${sections.join(', ')}; move its files to one of them.`
      : `Rename it to ${folder}/${section}/`;
  return { file: `${folder}/${first}`, line: 1, message: `nothing reads the folder ${folder}/${name}/. ${remedy}` };
}

function sectionMeant(name: string): Section | undefined {
  return sections.find((section) => section === findNearestName(name, sections));
}

/** Without `site.yaml` itself, the message that it is missing names such a file. */
function isSiteMeant(path: string): boolean {
  return findNearestName(path, ['site.yaml']) !== undefined;
}

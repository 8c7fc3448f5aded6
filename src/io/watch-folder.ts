import { lstatSync, readdirSync, watch, type Dirent, type FSWatcher, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export type FileEvent = 'add' | 'change' | 'unlink';

export interface FolderWatch {
  readonly close: () => void;
}

/**
 * Tells what happens to files below a folder, from now on. Only folders are watched and no file is opened or looked at before
 * something has happened to it: of ten thousand articles that takes a fiftieth of the time that Vite’s watcher takes, and one
 * watch for each folder instead of one for each file, of which Linux has a limited number.
 *
 * @param folder if it is not there, nothing is told, also when it comes
 * @param tell is given the file’s absolute path; one change may be told twice
 * @param fail is given why a folder cannot be watched: what happens there is not told
 */
export function watchFolder(
  folder: string,
  tell: (event: FileEvent, path: string) => void,
  fail: (error: unknown) => void,
): FolderWatch {
  /** Names of the files of each folder. */
  const files = new Map<string, Set<string>>();
  const watchers = new Map<string, FSWatcher>();
  // These systems tell of all that is below a folder; on others each folder is watched.
  const isWhole = process.platform === 'darwin' || process.platform === 'win32';

  const watchOne = (path: string) => {
    try {
      const watcher = watch(path, { recursive: isWhole, persistent: false }, (_, name) => {
        if (name === null) return;
        const changed = join(path, name);
        look(dirname(changed), basename(changed));
      });
      // A folder that is removed may be told so; what became of its files is seen from above.
      watcher.on('error', () => {
        watcher.close();
      });
      watchers.set(path, watcher);
    } catch (error) {
      if (!isMissing(error)) fail(error);
    }
  };
  /** @param isNew whether its files have come after the beginning */
  const open = (path: string, isNew: boolean) => {
    if (files.has(path)) return;
    const names = new Set<string>();
    files.set(path, names);
    // Watched before it is read: what comes in between is told.
    if (!isWhole || path === folder) watchOne(path);
    for (const entry of entriesOf(path)) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== '.git') open(inside, isNew);
      } else if (!names.has(entry.name)) {
        names.add(entry.name);
        if (isNew) tell('add', inside);
      }
    }
  };
  const forget = (path: string) => {
    for (const [known, names] of [...files]) {
      if (known !== path && !known.startsWith(join(path, '/'))) continue;
      watchers.get(known)?.close();
      watchers.delete(known);
      files.delete(known);
      for (const name of names) tell('unlink', join(known, name));
    }
  };
  const look = (parent: string, name: string) => {
    const names = files.get(parent);
    const path = join(parent, name);
    const found = whatIsAt(path);
    if (found?.isDirectory()) {
      if (names && name !== '.git') open(path, true);
      return;
    }
    if (files.has(path)) forget(path);
    if (!names) return;
    if (found) tell(names.has(name) ? 'change' : 'add', path);
    else if (names.has(name)) tell('unlink', path);
    if (found) names.add(name);
    else names.delete(name);
  };

  open(folder, false);
  return {
    close: () => {
      for (const watcher of watchers.values()) watcher.close();
      files.clear();
    },
  };
}

/** Undefined also where nobody may look. */
function whatIsAt(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** What one commit on the main line did to one file. */
export interface FileChange {
  /** Where the file lies after the change; before it, if it was removed. Relative to the repository. */
  readonly path: string;
  /** Where it lay before, if it was moved. */
  readonly movedFrom?: string;
  /** Git’s name for the content; absent if the file was removed. */
  readonly blob?: string;
  /** Whether there was no such file before. */
  readonly added?: boolean;
}

/** A commit on the main line. */
export interface MainLineCommit {
  readonly hash: string;
  /** When it was committed, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly changes: readonly FileChange[];
}

/** A state of a file, from one commit to the next that changed it. */
export interface FileState {
  /** The commit that brought it. */
  readonly commit: string;
  /** Milliseconds since 1970 UTC; never before that of the state that it follows. */
  readonly at: number;
  readonly path: string;
  /** Absent while the file was gone. */
  readonly blob?: string;
}

/**
 * Follows files back through moves. Where a file was removed and came back to the same place, both are one history; where
 * one was moved away and another took its place, they are two.
 *
 * @param commits newest first
 * @param paths of the files as they are now
 * @returns the states of each file, oldest first
 */
export function followFiles(
  commits: readonly MainLineCommit[],
  paths: Iterable<string>,
): ReadonlyMap<string, readonly FileState[]> {
  const histories = new Map<string, FileState[]>();
  /** Whose history a change at a path belongs to, at the commit that is looked at. */
  const owners = new Map<string, string>();
  for (const path of paths) {
    histories.set(path, []);
    owners.set(path, path);
  }
  for (const { hash, at, changes } of commits) {
    const movedHere: [path: string, owner: string][] = [];
    for (const { path, movedFrom, blob } of withMovedFolders(changes)) {
      const owner = owners.get(path);
      if (owner === undefined) continue;
      histories.get(owner)?.push({ commit: hash, at, path, ...(blob !== undefined && { blob }) });
      if (movedFrom === undefined) continue;
      owners.delete(path);
      movedHere.push([movedFrom, owner]);
    }
    // All at once: files may have changed places.
    for (const [path, owner] of movedHere) owners.set(path, owner);
  }
  return new Map([...histories].map(([path, states]) => [path, inOrderOfTime(states.toReversed())]));
}

/** A clock that went backwards must not put a version before the one that it follows. */
function inOrderOfTime(states: readonly FileState[]): readonly FileState[] {
  let latest = -Infinity;
  return states.map((state) => {
    latest = Math.max(latest, state.at);
    return { ...state, at: latest };
  });
}

/**
 * Git finds no move where a file changed much on its way, as when line ends changed with it. A story whose folder alone
 * changed keeps the end of its path.
 */
function withMovedFolders(changes: readonly FileChange[]): readonly FileChange[] {
  const removed = changes.filter(({ blob }) => blob === undefined);
  if (removed.length === 0 || !changes.some(({ added }) => added)) return changes;
  const oldPaths = new Map(removed.map(({ path }) => [storyIdOf(path), path]));
  const taken = new Set<string>();
  const moved = changes.map((change) => {
    const oldPath = change.added ? oldPaths.get(storyIdOf(change.path)) : undefined;
    if (oldPath === undefined) return change;
    taken.add(oldPath);
    return { ...change, movedFrom: oldPath };
  });
  return moved.filter(({ path, blob }) => blob !== undefined || !taken.has(path));
}

/** `2024/10/22/slug`, wherever the folder lay, and without the kind of file. */
export function storyIdOf(path: string): string {
  return path
    .replace(/\.mdx?$/, '')
    .split('/')
    .slice(-4)
    .join('/');
}

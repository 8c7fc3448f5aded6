import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFront, type FiledFront } from './domain/front.ts';
import type { Problem } from './domain/problem.ts';
import { printedPath, type Folders } from './io/folders.ts';
import { readText } from './io/source-files.ts';
import { parseFront } from './schemas/front.ts';

/** `front.yaml`, if there is one. What is wrong with it is told in `problems`. */
export function readFront(folders: Pick<Folders, 'root' | 'content'>): {
  readonly front: FiledFront;
  readonly problems: readonly Problem[];
} {
  const path = join(folders.content, 'front.yaml');
  if (!existsSync(path)) return { front: emptyFront, problems: [] };
  const file = printedPath(folders.root, path);
  const source = readText(path);
  if ('fault' in source) {
    return { front: emptyFront, problems: [{ file, line: source.line, message: source.fault }] };
  }
  return parseFront(file, source.text);
}

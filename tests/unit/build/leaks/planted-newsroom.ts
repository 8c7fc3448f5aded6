import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EmbargoedStory, RemovedText } from '../../../../src/domain/embargo.ts';
import { scanForLeaks, type ScannedSite } from '../../../../src/build/leaks/leak-scan.ts';
import { openOutputWriter } from '../../../../src/build/output-writer.ts';
import { listOutput } from '../../../../src/build/publish-output.ts';

/** A newsroom on disk with stories that are not public, and an output in which a test plants what must not be there. */
export interface PlantedNewsroom {
  readonly folder: string;
  /** Writes a file of the content folder or of `public/`. */
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** Writes a file that the build is about to publish. */
  readonly make: (path: string, content: string | Uint8Array) => void;
  /** Publishes all that was made, without looking at it. */
  readonly keep: (path: string, content: string | Uint8Array) => void;
  /** @returns what the scan complains of, without the closing remark; nothing if all is well */
  readonly scan: (more?: Partial<ScannedSite> & Writing) => Promise<readonly string[]>;
  readonly end: () => void;
}

interface Writing {
  /** Whether a file is written by what looks through it, as pages are; none is unless told. */
  readonly isWritten?: (path: string) => boolean;
}

export const draft = 'content/articles/2026/08/22/harbor-crane-falls.md';
export const draftSource = `---
headline: Crane falls into the harbor at dawn
dek: Nobody was hurt – the port stays closed until Friday.
published: 2026-08-22T09:30:00-04:00
status: draft
aliases: [/news/the-crane-that-fell/]
image: {src: broken-crane.jpg, alt: The crane lies across two of the three berths}
---
The harbor master’s office said the crane’s “counterweight” had **come loose** over [the winter](https://a.example/x).

![Two workers look at the broken cable](frayed-cable.png)

- Three ships have to wait outside the breakwater[^1] until the channel is free
`;

export function plantedNewsroom(): PlantedNewsroom {
  const folder = mkdtempSync(join(tmpdir(), 'leaks-'));
  const folders = {
    root: folder,
    content: join(folder, 'content'),
    out: join(folder, 'dist'),
    cache: join(folder, 'cache'),
  };
  const staging = join(folder, 'staging');
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const stories: readonly EmbargoedStory[] = [
    {
      id: '2026/08/22/harbor-crane-falls',
      file: draft,
      state: 'draft',
      files: ['broken-crane.jpg', 'frayed-cable.png'],
    },
  ];
  write(draft, draftSource);
  write('content/site.yaml', 'name: The Example\n');
  mkdirSync(staging);
  return {
    folder,
    write,
    make: (path, content) => {
      write(`staging/${path}`, content);
    },
    keep: (path, content) => {
      write(`dist/${path}`, content);
    },
    scan: async ({ isWritten = () => false, ...more } = {}) => {
      try {
        const { embargo = { stories, removed: [], readable: [] } } = more;
        const writer = openOutputWriter(folders, staging, embargo);
        const made = listOutput(staging).toSorted();
        for (const path of made.filter(isWritten)) {
          const bytes = new Uint8Array(readFileSync(join(staging, path)));
          rmSync(join(staging, path));
          await writer.write(path, bytes);
        }
        const { remember } = await scanForLeaks(folders, {
          made,
          kept: listOutput(folders.out).toSorted(),
          cardTexts: new Map(),
          embargo,
          readVersions: () => Promise.resolve([]),
          writer,
          ...more,
        });
        await remember();
        return [];
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'Leaks') throw error;
        return error.message.split('\n').filter((line) => !line.startsWith('Take it out of the file'));
      }
    },
    end: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function embargoOf(
  stories: readonly Partial<EmbargoedStory>[],
  removed: readonly RemovedText[] = [],
  readable: readonly string[] = [],
): ScannedSite['embargo'] {
  return {
    stories: stories.map((story) => ({
      id: '2026/08/22/harbor-crane-falls',
      file: draft,
      state: 'draft',
      files: [],
      ...story,
    })),
    removed,
    readable,
  };
}

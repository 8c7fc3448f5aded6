import { sections, type Section, type StoredFile } from '../domain/source-file.ts';

/**
 * The content folder as `npm run dev` has last read it. Astro’s own store is written as a whole half a second after each
 * edit and read again as a whole for the next page: at ten thousand articles an editor would wait for seconds.
 */
export interface LiveContent {
  /** By section, then by path in the section’s folder. */
  readonly files: Readonly<Record<Section, Map<string, StoredFile<unknown>>>>;
  /** Grows whenever something has changed that a page may show. */
  version: number;
  /** Told when changes have been taken in. The server that runs sets it. */
  onChange: () => void;
}

const place = Symbol.for('broadsheet.live-content');

/** The one of this process: the server’s plugins, Astro’s loaders and the pages run the same files each on their own. */
export function liveContent(): LiveContent {
  const known = Reflect.get(globalThis, place) as LiveContent | undefined;
  if (known) return known;
  const live = newLiveContent();
  Reflect.set(globalThis, place, live);
  return live;
}

export function newLiveContent(): LiveContent {
  const files = Object.fromEntries(sections.map((section) => [section, new Map()])) as unknown as LiveContent['files'];
  return { files, version: 0, onChange: () => undefined };
}

export interface OnceAChange<Value> {
  readonly live: Pick<LiveContent, 'version'>;
  readonly make: () => Promise<Value>;
  /** Milliseconds since 1970 UTC. */
  readonly readClock: () => number;
  /** When a value is out of date although nothing has changed, in milliseconds since 1970 UTC. */
  readonly validUntil: (value: Value) => number;
}

/**
 * Makes a value when it is first asked for and once more after each change. What is handed out is never older than the
 * last change: if there is one while the value is made, it is made again. An error is kept as a value is.
 */
export function onceAChange<Value>({ live, make, readClock, validUntil }: OnceAChange<Value>): () => Promise<Value> {
  let version = -1;
  let end = Infinity;
  let made: Promise<Value> | undefined;
  let isUnderWay = false;
  const makeAnew = async (): Promise<Value> => {
    for (;;) {
      version = live.version;
      try {
        const value = await make();
        end = validUntil(value);
        if (version === live.version) return value;
      } catch (error) {
        end = Infinity;
        if (version === live.version) throw error;
      }
    }
  };
  return () => {
    if (made && (isUnderWay || (version === live.version && readClock() < end))) return made;
    isUnderWay = true;
    made = makeAnew().finally(() => {
      isUnderWay = false;
    });
    return made;
  };
}

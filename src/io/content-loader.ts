import { stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { PictureFile } from '../domain/picture.ts';
import type { Problem } from '../domain/problem.ts';
import type { ParseFile, Section, StoredFile } from '../domain/source-file.ts';
import { compileBody, type CompiledBody } from '../markdown/compile-body.ts';
import { bodyCache, type BodyCache } from './body-cache.ts';
import { digest } from './digest.ts';
import { printedPath, type Folders } from './folders.ts';
import { readPipelineVersion } from './pipeline-version.ts';
import { startProgress } from './progress.ts';
import { listFiles, readText } from './source-files.ts';

export interface ContentLoaderOptions<Fields> {
  readonly section: Section;
  readonly folders: Folders;
  readonly parse: ParseFile<Fields>;
  /** What the parser depends on beside the file and the code: the site’s time zone. */
  readonly parserKey?: string;
  /** Called in a build when the whole section is in the store; what it throws ends the build before anything is written. */
  readonly onLoaded: (files: readonly StoredFile<Fields>[]) => Promise<void>;
}

/** Astro’s sign that a text names a picture which it has to import. https://docs.astro.build/en/reference/content-loader-reference/ */
const picturePrefix = '__ASTRO_IMAGE_';

/** How many files are read at once. */
const readersAtOnce = 32;

/**
 * Loads one section of the newsroom into Astro’s content store, which holds front matter and facts and neither text nor
 * HTML. A file with the same digest as last time is not parsed again. What is wrong with a file is kept in its place, so
 * that all problems can be told together.
 */
export function contentLoader<Fields>(options: ContentLoaderOptions<Fields>): Loader {
  const { section, folders } = options;
  return {
    name: `broadsheet-${section}`,
    load: async (context) => {
      const reader = await startReading(options, context);
      const paths = (await listFiles(reader.folder)).filter(isText);
      const present = new Set(paths);
      for (const path of context.store.keys()) if (!present.has(path)) context.store.delete(path);

      const progress = section === 'articles' ? startProgress('articles read', paths.length) : undefined;
      const waiting = [...paths].reverse();
      const work = async () => {
        for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
          await reader.read(path);
          progress?.tick();
        }
      };
      await Promise.all(Array.from({ length: readersAtOnce }, work));
      progress?.end();

      // While an editor works, pages tell what is wrong and the server goes on.
      if (context.watcher) watch(context.watcher, folders, reader, context);
      else await options.onLoaded(context.store.values().map((entry) => entry.data as unknown as StoredFile<Fields>));
    },
  };
}

/** Endings that look like an article’s; a wrong one (`.MD`, `.markdown`) is told, a picture is none of our business. */
function isText(path: string): boolean {
  return /\.(?:mdx?|markdown|mkd|txt|docx?|html?)$/i.test(path);
}

interface Reader {
  readonly folder: string;
  readonly read: (path: string) => Promise<void>;
}

async function startReading<Fields>(
  { section, folders, parse, parserKey = '' }: ContentLoaderOptions<Fields>,
  { store }: LoaderContext,
): Promise<Reader> {
  const folder = join(folders.content, section);
  const version = await readPipelineVersion(folders.root);
  const bodies = bodyCache(folders.cache);
  return {
    folder,
    read: async (path) => {
      const location = join(folder, path);
      const filePath = relative(folders.root, location).split(sep).join('/');
      const source = await readText(location);
      const key = digest(
        `${version}\n${parserKey}\n${path}\n${'text' in source ? digest(source.bytes) : source.badLine}`,
      );
      const known = store.get(path);
      if (known?.digest === key && (await picturesExist(known.assetImports ?? [], location))) {
        // Astro’s lists of modules to import lie outside the cache folder and may be another newsroom’s: an entry that
        // is set anew has them written again.
        if (known.assetImports || known.deferredRender) {
          store.delete(path);
          store.set(known);
        }
        return;
      }
      const data = await readFile({
        file: printedPath(folders.root, location),
        location,
        path,
        source,
        parse,
        version,
        bodies,
      });
      store.set({
        id: path,
        data: data,
        filePath,
        ...('problems' in data ? {} : { digest: key, deferredRender: path.endsWith('.mdx') }),
      });
    },
  };
}

interface FileToRead<Fields> {
  readonly file: string;
  readonly location: string;
  readonly path: string;
  readonly source: Awaited<ReturnType<typeof readText>>;
  readonly parse: ParseFile<Fields>;
  readonly version: string;
  readonly bodies: BodyCache;
}

async function readFile<Fields>({
  file,
  location,
  path,
  source,
  parse,
  version,
  bodies,
}: FileToRead<Fields>): Promise<StoredFile<Fields>> {
  if ('badLine' in source) {
    return {
      problems: [
        { file, line: source.badLine, message: 'this is not UTF-8 text. Save the file with the encoding UTF-8.' },
      ],
    };
  }
  if (!/\.mdx?$/.test(path)) {
    return {
      problems: [
        {
          file,
          line: 1,
          message: `this is not a Markdown file. Rename it to end in .md, or move it out of the folder.`,
        },
      ],
    };
  }
  const parsed = parse(file, path, source.text);
  if (!('id' in parsed)) return { problems: parsed };

  const format = path.endsWith('.mdx') ? 'mdx' : 'md';
  const compiled = compileBody(parsed.body, format);
  const problems = [
    ...parsed.problems,
    ...bodyProblems(file, parsed, compiled),
    ...(await missingPictures(file, location, parsed, compiled)),
  ];
  if (problems.length > 0 || parsed.fields === undefined) return { problems };

  const key = digest(`${version}\n${format}\n${parsed.body}`);
  if (format === 'md' && (await bodies.find(key)) === undefined) await bodies.keep(key, compiled.html);
  return {
    id: parsed.id,
    file,
    fields: parsed.fields,
    body: { key, words: compiled.words, opening: compiled.opening },
    // Astro puts the imported picture’s facts in the place of this text when the entry is read.
    pictures: Object.fromEntries(
      [...parsed.pictures, ...(format === 'md' ? compiled.images : [])].map(({ src }) => [
        src,
        `${picturePrefix}${besideFile(src)}`,
      ]),
    ) as unknown as Record<string, PictureFile>,
  };
}

function bodyProblems(
  file: string,
  parsed: { body: string; bodyLine: number; needsBody: boolean },
  compiled: CompiledBody,
): Problem[] {
  const problems = compiled.problems.map(({ line, message }) => ({ file, line: line + parsed.bodyLine - 1, message }));
  if (parsed.needsBody && parsed.body.trim() === '') {
    problems.push({
      file,
      line: parsed.bodyLine,
      message: 'there is no text. Write it below the closing line of three hyphens.',
    });
  }
  return problems;
}

async function missingPictures(
  file: string,
  location: string,
  parsed: { bodyLine: number; pictures: readonly { src: string; field: string; line: number }[] },
  compiled: CompiledBody,
): Promise<Problem[]> {
  const named = [
    ...parsed.pictures,
    ...compiled.images.map(({ src, line }) => ({ src, line: line + parsed.bodyLine - 1 })),
  ];
  const problems = await Promise.all(
    named.map(async ({ src, ...place }) =>
      (await fileExists(join(dirname(location), src)))
        ? []
        : [
            {
              file,
              ...place,
              message: `there is no picture “${src}” beside the file. Put it into the same folder, or correct the name (capitals count).`,
            },
          ],
    ),
  );
  return problems.flat();
}

async function picturesExist(sources: readonly string[], location: string): Promise<boolean> {
  for (const src of sources) if (!(await fileExists(join(dirname(location), src)))) return false;
  return true;
}

async function fileExists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function besideFile(src: string): string {
  return src.startsWith('./') ? src : `./${src}`;
}

function watch(
  watcher: NonNullable<LoaderContext['watcher']>,
  folders: Folders,
  reader: Reader,
  { store, logger }: LoaderContext,
): void {
  watcher.add(reader.folder);
  const pathOf = (changed: string) => {
    const path = relative(reader.folder, changed).split(sep).join('/');
    return path.startsWith('..') || !isText(path) ? undefined : path;
  };
  const reread = async (changed: string) => {
    const path = pathOf(changed);
    if (path === undefined) return;
    await reader.read(path);
    logger.info(`Read ${printedPath(folders.root, changed)}`);
  };
  watcher.on('add', (changed) => void reread(changed));
  watcher.on('change', (changed) => void reread(changed));
  watcher.on('unlink', (changed) => {
    const path = pathOf(changed);
    if (path !== undefined) store.delete(path);
  });
}

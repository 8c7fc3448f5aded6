import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Attachment } from '../domain/attachment.ts';
import { findNearestName } from '../domain/nearest-name.ts';
import type { PictureFile } from '../domain/picture.ts';
import type { Problem } from '../domain/problem.ts';
import { toSlug } from '../domain/slug.ts';
import { idOfPath, type BrokenFile, type ParsedFile, type ParseFile, type StoredFile } from '../domain/source-file.ts';
import type { CompiledBody } from '../markdown/compile-body.ts';
import { digest } from './digest.ts';
import { inspectPicture } from './inspect-picture.ts';
import type { SourceText } from './source-files.ts';

/** Astro’s sign that a text names a picture which it has to import. https://docs.astro.build/en/reference/content-loader-reference/ */
const picturePrefix = '__ASTRO_IMAGE_';

export interface SourceFile<Fields> {
  /** What messages call it: `content/people/mike-firn.md`. */
  readonly file: string;
  /** Where it lies on disk. */
  readonly location: string;
  /** Its path in its section’s folder. */
  readonly path: string;
  readonly source: SourceText;
  readonly parse: ParseFile<Fields>;
  /** Changes whenever the same text is compiled to something else. */
  readonly pipeline: string;
  readonly purpose?: 'page' | 'facts';
}

/** A file as the content store keeps it, and its text as HTML (for a page, and not for MDX, which Astro renders). */
export interface ReadSource<Fields> {
  readonly stored: StoredFile<Fields>;
  readonly html?: string;
  /** Absent if the file is no text. */
  readonly read?: ReadText;
}

/** What a text is made of, and the line of the file on which it begins. */
export interface ReadText {
  readonly compiled: CompiledBody;
  readonly bodyLine: number;
}

/** Loaded with the first text: three hundred modules, which whoever finds nothing changed does without. */
const loadCompiler = () => import('../markdown/compile-body.ts');
let compiler: ReturnType<typeof loadCompiler> | undefined;

/** Takes a source file apart and tells everything that is wrong with it as such. */
export async function readSourceFile<Fields>(source: SourceFile<Fields>): Promise<ReadSource<Fields>> {
  const { file, path, location } = source;
  const unread = (line: number, message: string): ReadSource<Fields> => ({
    stored: { ids: [idOfPath(path)], file, problems: [{ file, line, message }], fields: {} },
  });
  if ('fault' in source.source) return unread(source.source.line, source.source.fault);
  if (!/\.mdx?$/.test(path)) return unread(1, wrongEnding(path));

  const parsed = source.parse(file, path, source.source.text);
  const format = path.endsWith('.mdx') ? 'mdx' : 'md';
  const { body = '' } = parsed;
  const { compileBody } = await (compiler ??= loadCompiler());
  const compiled = compileBody(body, format, source.purpose);
  const { attachments, problems: faultyDownloads } = await findFaultyDownloads(source, parsed, compiled);
  const problems = [
    ...parsed.problems,
    ...bodyProblems(file, parsed, compiled),
    ...(await findFaultyPictures(source, parsed, compiled)),
    ...faultyDownloads,
  ];
  if (problems.length > 0 || parsed.fields === undefined) {
    return { stored: toBroken(file, parsed, problems), read: { compiled, bodyLine: parsed.bodyLine } };
  }
  return {
    stored: {
      id: parsed.id,
      file,
      fields: parsed.fields,
      body: {
        key: digest(`${source.pipeline}\n${format}\n${body}`),
        words: compiled.words,
        opening: compiled.opening,
        ...(compiled.images.length + compiled.downloads.length === 0 && { standsAlone: true }),
      },
      // Astro puts the imported picture’s facts in the place of this text when the entry is read.
      pictures: Object.fromEntries(
        [...parsed.pictures, ...compiled.images].map(({ src }) => [src, `${picturePrefix}${besideFile(src)}`]),
      ) as unknown as Record<string, PictureFile>,
      pictureSizes: await sizesOf(
        [...parsed.pictures, ...compiled.images].map(({ src }) => src),
        location,
      ),
      attachments,
    },
    ...(format === 'md' && source.purpose !== 'facts' && { html: compiled.html }),
    read: { compiled, bodyLine: parsed.bodyLine },
  };
}

function toBroken<Fields>(
  file: string,
  { id, futureId, soundFields }: ParsedFile<Fields>,
  problems: readonly Problem[],
): BrokenFile<Fields> {
  return { ids: [...new Set([id, futureId ?? id])], file, problems, fields: soundFields };
}

function wrongEnding(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  const stem = toSlug(name.replace(/\.[^.]+$/, '')) || 'story';
  const ending = name.slice(name.lastIndexOf('.'));
  if (/^\.mdx?$/i.test(ending))
    return `the ending ${ending} is not read. Rename the file to ${stem}${ending.toLowerCase()}`;
  return /^\.(?:markdown|mkdn?|mdown|txt)$/i.test(ending)
    ? `the ending ${ending} is not read. Rename the file to ${stem}.md`
    : `this is not a Markdown file. Save its text as ${stem}.md, or move it out of the folder.`;
}

function bodyProblems(
  file: string,
  { body, bodyLine, needsBody }: Pick<ParsedFile<unknown>, 'body' | 'bodyLine' | 'needsBody'>,
  compiled: CompiledBody,
): readonly Problem[] {
  const problems = compiled.problems.map(({ line, message }) => ({ file, line: line + bodyLine - 1, message }));
  if (problems.length > 0 || !needsBody || body === undefined || !compiled.isEmpty) return problems;
  // Below the front matter there may be no line to point at.
  const line = bodyLine - 1;
  return [{ file, line, message: 'there is no text. Write it below this line of three hyphens.' }];
}

/** Downloads lie in the article’s own folder, for their addresses lie below the article’s. */
const downloadName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

async function findFaultyDownloads<Fields>(
  { file, path, location }: SourceFile<Fields>,
  { bodyLine }: ParsedFile<Fields>,
  { downloads }: CompiledBody,
): Promise<{ readonly attachments: Readonly<Record<string, Attachment>>; readonly problems: readonly Problem[] }> {
  const attachments: Record<string, Attachment> = {};
  const problems: Problem[] = [];
  for (const { src, line } of downloads) {
    const at = { file, line: line + bodyLine - 1 };
    if (!isArticlePath(path)) {
      problems.push({
        ...at,
        message: 'downloads belong to articles. Move this one into an article, and link to that.',
      });
    } else if (!downloadName.test(src)) {
      const name = `${toSlug(src.replace(/\.[^.]*$/, '').replaceAll('/', '-')) || 'file'}${extname(src).toLowerCase()}`;
      problems.push({
        ...at,
        message: `“${src}” cannot be part of an address. Rename the file to ${name}, and put it beside this one.`,
      });
    } else {
      const found = await readAttachment(src, location);
      if (found) attachments[src] = found;
      else
        problems.push({
          ...at,
          message: `there is no file “${src}” beside the file. ${await remedyFor(src, location)}`,
        });
    }
  }
  return { attachments, problems };
}

function isArticlePath(path: string): boolean {
  return /^\d{4}\/\d{2}\/\d{2}\//.test(path);
}

/** @param location of the file that names it */
export async function readAttachment(src: string, location: string): Promise<Attachment | undefined> {
  const bytes = await readFile(join(dirname(location), src)).catch(() => undefined);
  return bytes && { bytes: bytes.length, digest: digest(bytes) };
}

async function remedyFor(src: string, location: string): Promise<string> {
  const nearest = findNearestName(basename(src), await namesIn(dirname(join(dirname(location), src))));
  return nearest === undefined
    ? 'Put it into the same folder, or correct the name.'
    : `Did you mean “${join(dirname(src), nearest)}”?`;
}

async function findFaultyPictures<Fields>(
  { file, location }: SourceFile<Fields>,
  { pictures, bodyLine }: ParsedFile<Fields>,
  { images }: CompiledBody,
): Promise<readonly Problem[]> {
  const named = [...pictures, ...images.map(({ src, line }) => ({ src, line: line + bodyLine - 1 }))];
  const faulty = await Promise.all(
    named.map(async ({ src, ...place }) => {
      const fault =
        (await pictureSize(src, location)) !== undefined
          ? await inspectPicture(join(dirname(location), src))
          : `is not there. ${await remedyFor(src, location)}`;
      return fault === undefined ? [] : [{ file, ...place, message: `the picture “${src}” ${fault}` }];
    }),
  );
  return faulty.flat();
}

async function sizesOf(pictures: readonly string[], location: string): Promise<Readonly<Record<string, number>>> {
  const sizes = await Promise.all(pictures.map(async (src) => [src, (await pictureSize(src, location)) ?? 0] as const));
  return Object.fromEntries(sizes);
}

/**
 * The bytes of a picture; undefined if there is none.
 *
 * @param location of the file that names it
 */
export async function pictureSize(src: string, location: string): Promise<number | undefined> {
  const found = await stat(join(dirname(location), src)).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !/\.mdx?$/.test(name));
}

function besideFile(src: string): string {
  return src.startsWith('./') ? src : `./${src}`;
}

import { toVersionFile } from '../../formats/version-file.ts';
import { parseFrontMatter } from '../../schemas/front-matter.ts';

/** What the words of a source file say, apart from names of files, addresses and ids. */
export interface Prose {
  readonly headline: string | undefined;
  readonly dek: string | undefined;
  readonly aliases: readonly string[];
  /** Of the other fields: notes, captions, descriptions of pictures, credits … */
  readonly fields: readonly string[];
  /** Of the text behind the fields: paragraphs and the like, without signs that print nothing. */
  readonly blocks: readonly string[];
}

/** Fields that hold ids, dates, choices and addresses. */
const wordless: ReadonlySet<string> = new Set([
  'at',
  'authors',
  'contributors',
  'editors',
  'kind',
  'label',
  'lang',
  'legacyId',
  'placement',
  'publication',
  'published',
  'series',
  'src',
  'status',
  'topics',
  'translators',
  'updated',
  'url',
]);

/** @param source a file of the content folder, sound or not */
export function proseOf(file: string, source: string): Prose {
  const { fields: read, body = '' } = parseFrontMatter(file, source);
  const { headline, dek, aliases, ...data } = read?.data ?? {};
  return {
    headline: typeof headline === 'string' ? headline : undefined,
    dek: typeof dek === 'string' ? dek : undefined,
    aliases: textsIn(aliases),
    fields: textsIn(data),
    blocks: blocksOf(body),
  };
}

/** What a story’s file says to readers: nothing of what is a comment or, in a withdrawn one, not on its tombstone. */
export function publicProseOf(id: string, file: string, source: string): Prose {
  return proseOf(file, toVersionFile(id, source)?.text ?? '');
}

export function allOf({ headline, dek, fields, blocks }: Prose): readonly string[] {
  return [headline ?? [], dek ?? [], fields, blocks].flat();
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (wordless.has(name)) return [];
    // Stories of this newsroom are named by ids, others by their headlines.
    const isText = (item: unknown) => typeof item === 'string';
    return textsIn(name === 'related' && Array.isArray(inner) ? inner.filter((item) => !isText(item)) : inner);
  });
}

const gap = '\n\n';

/** Targets of links stand apart in what is published, marks of footnotes and attributes of elements elsewhere or nowhere. */
function blocksOf(body: string): readonly string[] {
  return (
    body
      .replace(/<!--|-->/g, gap)
      .replace(/\]\((?:[^()\n]|\([^()\n]*\))*\)/g, ']')
      .replace(/^\s*\[[^\]\n]+\]:[ \t]*\S*/gm, gap)
      .replace(/<https?:[^>\s]*>|\bhttps?:\/\/\S+/g, gap)
      .replace(/\[\^[^\]\n]+\]:?/g, gap)
      .replace(/\b[\w-]+=("[^"\n]*"|'[^'\n]*')/g, (_, value: string) =>
        /\.\w{2,5}["']$|\//.test(value) ? gap : `${gap}${value}${gap}`,
      )
      .split(/\n[ \t>]*\n|\n[ \t>]*(?=(?:[-*+]|\d+[.)]|#{1,6}|:{2,}|\|)(?:[ \t]|\S))|[|<>{}]|^:{2,}[\w-]+|\]:{0,3}/m)
      // Readers see the number of an entry, but it is no text of the page.
      .map((block) => block.replace(/^\d+[.)][ \t]/, '').trim())
      .filter((block) => block !== '')
  );
}

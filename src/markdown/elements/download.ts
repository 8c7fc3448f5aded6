import { isBeside } from '../../domain/picture.ts';
import { ownFilesBeside } from '../../urls.ts';
import { line, words, type ElementKind } from './element.ts';

/** Files that readers may be offered: what they open is no program. */
export const downloadTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
  geojson: 'application/geo+json',
  json: 'application/json',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  wav: 'audio/wav',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** Names of files that the site makes for every story; a server may not tell capitals from small letters. */
const taken: ReadonlySet<string> = new Set(ownFilesBeside('').map((path) => path.slice(path.lastIndexOf('/') + 1)));

/** The attribute that holds a file’s name until a page knows its address and size. */
export const localFileAttribute = 'data-local-file';

/** A document or recording beside the story, with its kind and size. A recording can be played in place. */
export const download: ElementKind = {
  name: 'download',
  form: 'leaf',
  title: 'required',
  attributes: { src: 'required' },
  help: 'A document or recording beside the article’s file.',
  example: '::download[The report on the bridge]{src="report.pdf"}',
  build: ({ title = [], attributes: { src = '' }, report }) => {
    const ending = endingOf(src);
    const type = downloadTypes[ending];
    const nothing = { tag: 'p', children: [] };
    if (!isBeside(src)) {
      report(`the file “${src}” must lie beside this one. Copy it there and write src="report.pdf"`);
      return nothing;
    }
    if (type === undefined) {
      report(
        `files that end in “${ending}” are not offered to readers. Use one of ${Object.keys(downloadTypes).join(', ')}.`,
      );
      return nothing;
    }
    if (taken.has(src.toLowerCase())) {
      report(`“${src}” is the name of a file that the site makes for every story. Rename the file to own-${src}`);
      return nothing;
    }
    return {
      tag: 'p',
      properties: { className: ['download'] },
      children: [
        line('a', { dataLocalFile: src }, title),
        words(' '),
        line('span', { className: ['facts'], dataFileFacts: src }, []),
        ...(type.startsWith('audio/')
          ? [line('audio', { dataLocalFile: src, controls: true, preload: 'none' }, [])]
          : []),
      ],
    };
  },
};

export function endingOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The media type (RFC 6838) of a file for download. */
export function attachmentType(name: string): string {
  return downloadTypes[endingOf(name)] ?? 'application/octet-stream';
}

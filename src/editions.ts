import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readUnplacedBody } from './bodies.ts';
import { cardKey, readCard, readCardVersion } from './cards.ts';
import { describeAttachment } from './domain/attachment.ts';
import type { Newsroom } from './domain/newsroom.ts';
import { editionSize } from './domain/shared-picture.ts';
import { printBook } from './formats/edition/book.ts';
import { editionDays, toEdition, type Edition, type EditionStory } from './formats/edition/edition.ts';
import { toCover } from './formats/edition/edition-cover.ts';
import { printEditionPage } from './formats/edition/edition-page.ts';
import type { EditionParts, StoryPicture } from './formats/edition/edition-parts.ts';
import { readPalette } from './formats/palette.ts';
import { digest } from './io/digest.ts';
import { foldersOf } from './io/folders.ts';
import { neededKeys } from './io/needed-keys.ts';
import { pageKey } from './io/page-key.ts';
import { zipFiles } from './io/zip-files.ts';
import { placeFiles } from './markdown/place-files.ts';
import { picturesIn } from './markdown/place-pictures.ts';
import { editionPictureKey, readEditionPicture } from './pictures.ts';
import { pathOnly } from './static-paths.ts';
import { absoluteUrl, attachmentPath, type EditionFormat } from './urls.ts';

/** The places of the editions in one form, by their days; none if the newsroom leaves them out. */
export async function listEditionPaths(format: EditionFormat, newsroom: Newsroom) {
  const cardVersion = await readCardVersion();
  const looks = digest(`${cardVersion}\n${await readStyle(format)}`);
  return editionDays(newsroom).map((day) =>
    pathOnly({ day }, () => {
      const edition = toEdition(day, newsroom);
      // What an edition is made of is kept as long as the edition is, though none of it has a place of its own on the site.
      const keys = neededKeys();
      keys.add(cardKey(toCover(edition), cardVersion));
      for (const item of storiesOf(edition)) {
        for (const name of Object.keys(item.pictures)) keys.add(editionPictureKey(sourceOf(item, name)));
      }
      return pageKey({ edition, looks });
    }),
  );
}

/** The edition of a day as an EPUB. */
export async function readBook(day: string, newsroom: Newsroom): Promise<Uint8Array<ArrayBuffer>> {
  const edition = toEdition(day, newsroom);
  const cover = await readCard(toCover(edition));
  return zipFiles(await printBook(edition, { ...partsFor(newsroom), css: await readStyle('epub'), cover }));
}

/** The edition of a day as one HTML file. */
export async function readEditionPage(day: string, newsroom: Newsroom): Promise<string> {
  const css = await readStyle('html');
  return printEditionPage(toEdition(day, newsroom), partsFor(newsroom), {
    css,
    digest: hash('sha256', css, 'base64'),
    toDataUrl: (jpeg) => toDataUrl('image/jpeg', jpeg),
  });
}

function partsFor({ site }: Newsroom): EditionParts {
  return {
    textOf: async ({ story, attachments }) => {
      if (!story.body) return '';
      return placeFiles(await readUnplacedBody(story.body), (name) => {
        const attachment = attachments[name];
        if (!attachment) throw new Error(`${story.id} offers “${name}”, which the newsroom does not have.`);
        return {
          href: absoluteUrl(attachmentPath(story.id, name), site),
          facts: describeAttachment(name, attachment),
        };
      });
    },
    picturesOf: async (item, text) => {
      const { image } = item.story;
      const names = [...new Set([...(image ? [image.source.name] : []), ...picturesIn(text)])];
      const pictures = new Map<string, StoryPicture>();
      for (const name of names) {
        const source = sourceOf(item, name);
        pictures.set(name, { ...editionSize(source.file), jpeg: await readEditionPicture(source) });
      }
      return pictures;
    },
  };
}

function storiesOf({ sections }: Edition): readonly EditionStory[] {
  return sections.flatMap(({ stories }) => stories);
}

function sourceOf({ story, pictures }: EditionStory, name: string) {
  const file = pictures[name];
  if (!file || !story.body)
    throw new Error(`${story.id} names the picture “${name}”, which the newsroom does not have.`);
  return { beside: story.body.file, name, file };
}

const styles = new Map<EditionFormat, Promise<string>>();

function readStyle(format: EditionFormat): Promise<string> {
  const read = () => (format === 'epub' ? readBookStyle() : readPageStyle());
  // While an editor works, a style sheet may change.
  if (import.meta.env.DEV) return read();
  const known = styles.get(format) ?? read();
  styles.set(format, known);
  return known;
}

/** Readers of books have typefaces of their own; of ours they get the colours of accents and lines. */
async function readBookStyle(): Promise<string> {
  const tokens = await readStyleFile('tokens.css');
  const roles = (scheme: 'light' | 'dark') =>
    [...readPalette(tokens, scheme)].map(([role, colour]) => `--color-${role}:${colour};`).join('');
  return [
    `:root{${roles('light')}}`,
    `@media (prefers-color-scheme:dark){:root{${roles('dark')}}}`,
    await readStyleFile('edition-story.css'),
    await readStyleFile('edition-book.css'),
  ].join('\n');
}

async function readPageStyle(): Promise<string> {
  const faces = [
    ['Newsreader', 'newsreader-roman', '400 600', 'normal'],
    ['Newsreader', 'newsreader-italic', '400', 'italic'],
    ['Libre Franklin', 'libre-franklin', '400 600', 'normal'],
  ].map(async ([family = '', file = '', weight = '', style = '']) => {
    const url = toDataUrl('font/woff2', await readFile(join(stylesFolder(), 'fonts', `${file}.woff2`)));
    return `@font-face{font-family:'${family}';src:url(${url}) format('woff2');font-weight:${weight};font-style:${style}}`;
  });
  return [
    ...(await Promise.all(faces)),
    await readStyleFile('tokens.css'),
    await readStyleFile('edition-story.css'),
    await readStyleFile('edition-page.css'),
  ].join('\n');
}

function readStyleFile(name: string): Promise<string> {
  return readFile(join(stylesFolder(), name), 'utf8');
}

function stylesFolder(): string {
  return join(foldersOf(process.cwd(), process.env).root, 'src/styles');
}

function toDataUrl(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

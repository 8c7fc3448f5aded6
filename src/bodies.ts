import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { getImage } from 'astro:assets';
import { loadRenderers } from 'astro:container';
import { getEntry, render } from 'astro:content';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { Article } from './domain/article.ts';
import { describeAttachment } from './domain/attachment.ts';
import type { BodySource } from './domain/body.ts';
import { isPortrait, type PictureFile } from './domain/picture.ts';
import { foldersOf } from './io/folders.ts';
import { laterText, toStoryText, type StoryText } from './later-texts.ts';
import { readMarkdownBody } from './markdown-bodies.ts';
import { hasFiles, placeFiles } from './markdown/place-files.ts';
import { placePictures, type PlacedPicture } from './markdown/place-pictures.ts';
import type { CardPicture } from './presenters/story-card.ts';
import { attachmentPath } from './urls.ts';
import { readStoredFile } from './stored-files.ts';
import { plainSource, textBehindFrontMatter } from './schemas/front-matter.ts';

/** The widths in which a picture is offered, in pixels, and how wide it is shown (`sizes`). */
interface Variants {
  readonly widths: readonly number[];
  readonly sizes: string;
}

/** In the text, whose column is 34 rem wide. */
const bodyPictures: Variants = { widths: [480, 720, 1088], sizes: '(width >= 40rem) 34rem, 100vw' };
/** Above it. */
const leadPictures: Variants = { widths: [480, 720, 1088, 1600], sizes: '(width >= 76rem) 50rem, 100vw' };

/**
 * The one way to a rendered text for the program of the pages: they, feeds and exports all get the same HTML. Markdown comes
 * from the body cache, and is compiled again if the cache has lost it; MDX is rendered by Astro. Pictures have their final
 * addresses.
 */
export async function readBody(source: BodySource): Promise<string> {
  return placeBodyFiles(source, await placeBodyPictures(source, await readUnplacedBody(source)));
}

/** The same, of which pictures and files for download are only named. */
export async function readUnplacedBody(source: BodySource): Promise<string> {
  return extname(source.file) === '.mdx'
    ? renderMdx(source)
    : readMarkdownBody(source, foldersOf(process.cwd(), process.env));
}

/** A story’s text for its page. A build may put it into the page itself; then this is what stands in its place until then. */
export async function readStoryText(source: BodySource, dateline: string | undefined): Promise<StoryText> {
  return laterText(source, dateline) ?? toStoryText(await readBody(source), dateline);
}

async function renderMdx(source: BodySource): Promise<string> {
  const entry = await getEntry(source.section, pathOf(source));
  if (!entry) throw lost(source);
  const { Content } = await render(entry);
  const container = await AstroContainer.create({ renderers: await loadRenderers([getContainerRenderer()]) });
  // Astro reads the file itself, control characters included.
  return plainSource(await container.renderToString(Content));
}

/** A text as its editor wrote it. */
export async function readSourceText({ file }: BodySource): Promise<string> {
  const { root } = foldersOf(process.cwd(), process.env);
  return textBehindFrontMatter(await readFile(resolve(root, file), 'utf8'));
}

/** The path of a picture of the text, in the size that is shown to browsers which choose none. */
export async function readPicturePath(source: BodySource, name: string): Promise<string> {
  return (await offerPicture(source, name, bodyPictures)).src;
}

async function placeBodyPictures(source: BodySource, html: string): Promise<string> {
  return placePictures(html, (name) => offerPicture(source, name, bodyPictures));
}

async function placeBodyFiles(source: BodySource, html: string): Promise<string> {
  if (!hasFiles(html)) return html;
  const { attachments = {} } = (await findFile(source)) as Partial<Pick<Article, 'attachments'>>;
  return placeFiles(html, (name) => {
    const attachment = attachments[name];
    if (!attachment) throw new Error(`${source.file} offers “${name}”, which the content store does not have.`);
    return { href: attachmentPath(source.id, name), facts: describeAttachment(name, attachment) };
  });
}

/** Beside a headline that leads the page, and one that leads a block of it. */
const cardPictures: Readonly<Record<'page' | 'block', Variants>> = {
  page: { widths: [480, 720, 1088, 1600], sizes: '(width >= 76rem) 44rem, (width >= 62rem) 58vw, 100vw' },
  block: { widths: [480, 720], sizes: '(width >= 62rem) 22rem, (width >= 40rem) 45vw, 100vw' },
};

/** The picture of a story that leads a page or a block, if it has one. */
export async function readCardPicture(
  picture: CardPicture | undefined,
  leads: 'page' | 'block',
): Promise<PlacedPicture | undefined> {
  return picture && (await offerPicture(picture.source, picture.name, cardPictures[leads]));
}

/** A lead image in the widths in which it is offered. */
export async function readLeadPicture(source: BodySource, name: string): Promise<PlacedPicture> {
  return offerPicture(source, name, leadPictures);
}

async function offerPicture(source: BodySource, name: string, { widths, sizes }: Variants): Promise<PlacedPicture> {
  const picture = await findPicture(source, name);
  // Its copy: Astro takes whoever looks at the picture itself for one that shows it as it was handed in.
  const { width: full } = (picture as PictureFile & { readonly clone?: PictureFile }).clone ?? picture;
  // Without a width browsers that choose none of the variants would be given the photographer’s own size.
  const width = Math.min(full, widths.at(-1) ?? full);
  const image = await getImage({ src: picture, width, widths: [...widths], sizes });
  const size = { width: Number(image.attributes['width']), height: Number(image.attributes['height']) };
  return { src: image.src, srcset: image.srcSet.attribute, sizes, ...size, portrait: isPortrait(size) };
}

async function findPicture(source: BodySource, name: string) {
  const { pictures } = (await findFile(source)) as {
    readonly pictures?: Readonly<Record<string, PictureFile & ImageMetadata>>;
  };
  const picture = pictures?.[name];
  if (!picture) throw new Error(`${source.file} names the picture “${name}”, which the content store does not have.`);
  return picture;
}

async function findFile(source: BodySource): Promise<object> {
  const file = await readStoredFile(source.section, pathOf(source));
  if (!file) throw lost(source);
  return file;
}

function pathOf({ id, file }: BodySource): string {
  return `${id}${extname(file)}`;
}

function lost({ file }: BodySource): Error {
  return new Error(`The content store has lost ${file}. Delete the cache folder and build again.`);
}

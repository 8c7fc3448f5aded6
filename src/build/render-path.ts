import { AsyncLocalStorage } from 'node:async_hooks';
import type { AstroPrerenderer } from 'astro';
import { collectPrerenderMetadata, installRenderScope, type BaseApp } from 'astro/app';
import type { Site } from '../domain/site.ts';
import { feedType } from '../formats/print-feed.ts';
import type { Folders } from '../io/folders.ts';
import { laterFeedOf, type LaterFeed } from '../later-feeds.ts';
import { keepTextsInPages, putTextsInLater } from '../later-texts.ts';
import { feedFormats } from '../urls.ts';
import { finishPage, type StandIns } from './finish-page.ts';
import { withPagePolicy } from './page-policy.ts';
import { takeOutStyles } from './page-styles.ts';
import { linkPlacer, type PlacePage } from './place-links.ts';

type Rendered = Extract<Awaited<ReturnType<AstroPrerenderer['render']>>, { readonly response: Response }>;

/** What Astro tells of a path beside its bytes: which content modules and pictures went into it. */
export type RenderMetadata = NonNullable<Rendered['metadata']>;

/** A path that is rendered. */
export interface RenderedPath {
  readonly response: Response;
  readonly bytes: Buffer<ArrayBuffer>;
  /** Of a page that is finished where it is written. */
  readonly standIns: StandIns | undefined;
  readonly metadata: RenderMetadata | undefined;
  /** A feed that is printed where it is written; then there are no bytes. */
  readonly feed: LaterFeed | undefined;
}

type Route = Parameters<AstroPrerenderer['render']>[1]['routeData'];

/** What becomes of a page: it is finished where it is written, or at once, for who writes its links has to see all of it. */
type PageWork = { readonly standIns: StandIns } | { readonly place: PlacePage };

/**
 * To be called before pages are made.
 *
 * @param styles what Astro puts into the pages of each route; see `takeOutStyles`
 * @returns what becomes of the page that lies in a file of the output folder
 */
export function pageWork(
  site: Pick<Site, 'url' | 'links'>,
  styles: Parameters<typeof takeOutStyles>[0],
): (file: string) => PageWork {
  const placer = linkPlacer(site);
  if (placer) {
    keepTextsInPages();
    return (file) => ({ place: placer(file) });
  }
  const standIns = { styles: takeOutStyles(styles), texts: putTextsInLater() };
  return () => ({ standIns });
}

/** As Astro’s own prerenderer does it, but what is rendered is taken out of its response only once. */
export async function renderPath(
  app: Pick<BaseApp, 'logger' | 'render'>,
  request: Request,
  routeData: Route,
  work: PageWork,
): Promise<RenderedPath> {
  installRenderScope(new AsyncLocalStorage());
  const { value, metadata } = await collectPrerenderMetadata(async () => {
    const response = await app.render(request, { routeData });
    return { response, bytes: await bytesOf(response) };
  }, app.logger);
  const isPage = value.response.headers.get('content-type')?.startsWith('text/html');
  const feed = laterFeedOf(value.response);
  if (!feed && value.bytes.length === 0 && isFeed(value.response)) {
    throw new Error(`Astro has lost the feed of ${request.url}. Was Astro updated?`);
  }
  const rendered = { ...value, standIns: undefined, metadata, feed };
  if (!isPage) return rendered;
  if ('standIns' in work) return { ...rendered, standIns: work.standIns };
  return { ...rendered, bytes: withPagePolicy(work.place(value.bytes)) };
}

/** In two thirds of the time of `arrayBuffer()`, which copies what has come in one piece. */
async function bytesOf({ body }: Response): Promise<Buffer<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of body ?? []) pieces.push(piece);
  const [first, ...others] = pieces;
  if (!first || others.length > 0) return Buffer.concat(pieces);
  return Buffer.from(first.buffer, first.byteOffset, first.length);
}

function isFeed({ headers }: Response): boolean {
  return feedFormats.some((format) => headers.get('content-type') === feedType(format));
}

/** What Astro is told of a path that it is to write. @param file of the output folder */
export async function toAstro(
  file: string,
  { response, bytes, standIns, metadata }: RenderedPath,
  folders: Pick<Folders, 'root' | 'cache'>,
): Promise<Rendered> {
  const whole = () => (standIns ? finishPage(file, bytes, standIns, folders) : bytes);
  const body = bytes.length === 0 ? null : await whole();
  return { response: new Response(body, response), ...(metadata && { metadata }) };
}

/** Of what has no body Astro writes nothing. */
const empty = new Response(null);

/** What Astro is told of a path that needs nothing more. */
export function writtenElsewhere({ metadata }: RenderedPath): Rendered {
  return { response: empty, ...(metadata && { metadata }) };
}

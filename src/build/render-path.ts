import { AsyncLocalStorage } from 'node:async_hooks';
import type { AstroPrerenderer } from 'astro';
import { collectPrerenderMetadata, installRenderScope, type BaseApp } from 'astro/app';
import { feedType } from '../formats/print-feed.ts';
import type { Folders } from '../io/folders.ts';
import { laterFeedOf, type LaterFeed } from '../later-feeds.ts';
import { takeLaterTexts } from '../later-texts.ts';
import { feedFormats } from '../urls.ts';
import { withPagePolicy } from './page-policy.ts';
import type { PageStyles } from './page-styles.ts';
import type { PlacePage } from './place-links.ts';
import { fillIn, type Replacement } from './replacements.ts';

type Rendered = Extract<Awaited<ReturnType<AstroPrerenderer['render']>>, { readonly response: Response }>;

/** What Astro tells of a path beside its bytes: which content modules and pictures went into it. */
export type RenderMetadata = NonNullable<Rendered['metadata']>;

/** A path that is rendered, with its policy in it if it is a page. */
export interface RenderedPath {
  readonly response: Response;
  readonly bytes: Buffer<ArrayBuffer>;
  /** What is put into the bytes when they are written. */
  readonly replacements: readonly Replacement[];
  readonly metadata: RenderMetadata | undefined;
  /** A feed that is printed where it is written; then there are no bytes. */
  readonly feed: LaterFeed | undefined;
}

type Route = Parameters<AstroPrerenderer['render']>[1]['routeData'];

/**
 * As Astro’s own prerenderer does it, but what is rendered is taken out of its response only once.
 *
 * @param styles for which others stand in
 * @param place writes where the page’s links lead, before what it may load is stated
 */
export async function renderPath(
  app: Pick<BaseApp, 'logger' | 'render'>,
  request: Request,
  routeData: Route,
  styles: PageStyles,
  place: PlacePage = (html) => html,
): Promise<RenderedPath> {
  installRenderScope(new AsyncLocalStorage());
  const { value, metadata } = await collectPrerenderMetadata(async () => {
    const response = await app.render(request, { routeData });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  }, app.logger);
  const isPage = value.response.headers.get('content-type')?.startsWith('text/html');
  const feed = laterFeedOf(value.response);
  if (!feed && value.bytes.length === 0 && isFeed(value.response)) {
    throw new Error(`Astro has lost the feed of ${request.url}. Was Astro updated?`);
  }
  if (!isPage) return { ...value, replacements: [], metadata, feed };
  const bytes = withPagePolicy(place(value.bytes), styles.fill);
  const texts = takeLaterTexts(bytes).map(({ from, to, text }) => ({ from, to, by: text }));
  const replacements = [...styles.replacementsIn(bytes), ...texts].toSorted((a, b) => a.from - b.from);
  return { ...value, bytes, replacements, metadata, feed };
}

function isFeed({ headers }: Response): boolean {
  return feedFormats.some((format) => headers.get('content-type') === feedType(format));
}

/** What Astro is told of a path. @param isWritten whether its file needs nothing more */
export async function toAstro(
  rendered: RenderedPath,
  isWritten: boolean,
  folders: Pick<Folders, 'root' | 'cache'>,
): Promise<Rendered> {
  const { response, bytes, replacements, metadata } = rendered;
  const body = isWritten || bytes.length === 0 ? null : await fillIn(bytes, replacements, folders);
  return { response: new Response(body, response), ...(metadata && { metadata }) };
}

import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import { fixtureNewsroom } from '../site/built-newsrooms.ts';
import { findBrowser } from './find-browser.ts';
import { serveFolder, type FolderServer } from './serve-folder.ts';

export interface Look {
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** The text size that the reader has set in the browser: CSS pixels, 16 unless told. */
  readonly textSize?: number;
  readonly scripts?: boolean;
  /** Stays on the page, even if it sends the reader elsewhere or a link is followed. */
  readonly stay?: boolean;
  /** Called before the page is asked for. */
  readonly before?: (page: Page) => unknown;
}

/** Opens a page of a built newsroom, with nothing remembered from another; it is closed when the test ends. */
export type OpenPage = (path: string, look?: Look) => Promise<Page>;

const executablePath = findBrowser(process.env);

/** Whether there is a browser; tests that need one are skipped where there is none. */
export const hasBrowser = executablePath !== undefined;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [
      // Chromium refuses to run as root with its sandbox; containers are often run as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/**
 * Describes tests that need a browser; they are skipped where there is none.
 *
 * @param serve what answers for the newsroom’s output folder: unless told, a host that knows nothing of the site
 */
export function inBrowser(
  name: string,
  tests: (open: OpenPage) => void,
  newsroom: { readonly out: string } = fixtureNewsroom,
  serve = serveFolder,
): void {
  describe.skipIf(!hasBrowser)(name, () => {
    let browser: Browser;
    let server: FolderServer;

    beforeAll(async () => {
      server = await serve(newsroom.out);
      browser = await launchBrowser();
    });

    afterAll(async () => {
      await browser.close();
      await server.close();
    });

    tests(async (path, look = {}) => {
      const context = await browser.newContext({
        baseURL: server.origin,
        viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
        colorScheme: look.scheme ?? 'light',
        javaScriptEnabled: look.scripts ?? true,
      });
      onTestFinished(() => context.close());
      await stayHere(context, server.origin, look.stay === true ? path : undefined);
      const page = await context.newPage();
      if (look.textSize !== undefined) {
        const devtools = await context.newCDPSession(page);
        await devtools.send('Page.setFontSizes', { fontSizes: { standard: look.textSize } });
      }
      await look.before?.(page);
      await page.goto(path);
      return page;
    });
  });
}

/** Nothing is fetched from anywhere else; if `only` is given, no other document either. */
async function stayHere(context: BrowserContext, origin: string, only: string | undefined): Promise<void> {
  await context.route(
    (url) => url.origin !== origin,
    (route) => route.abort(),
  );
  if (only === undefined) return;
  const start = new URL(only, origin).href;
  await context.route(
    (url) => url.href !== start,
    // “No content” is the answer after which a browser stays where it is.
    (route) => (route.request().isNavigationRequest() ? route.fulfill({ status: 204 }) : route.fallback()),
  );
}

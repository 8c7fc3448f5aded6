/** A page elsewhere that an old text showed in a frame. */
export interface Embed {
  readonly url: string;
  /** Who publishes it, where that is known. */
  readonly source?: string;
}

interface Service {
  readonly name: string;
  readonly host: RegExp;
  /** The address of the page behind the address of a frame. */
  readonly page?: (url: URL) => string | undefined;
}

const services: readonly Service[] = [
  {
    name: 'YouTube',
    host: /(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$/,
    page: ({ pathname, host }) => {
      const id =
        /^\/(?:embed|v)\/([\w-]{6,})/.exec(pathname)?.[1] ?? (host === 'youtu.be' ? pathname.slice(1) : undefined);
      return id === undefined || id === 'videoseries' ? undefined : `https://www.youtube.com/watch?v=${id}`;
    },
  },
  {
    name: 'Vimeo',
    host: /(?:^|\.)vimeo\.com$/,
    page: ({ pathname }) => {
      const id = /^\/video\/(\d+)/.exec(pathname)?.[1];
      return id === undefined ? undefined : `https://vimeo.com/${id}`;
    },
  },
  { name: 'X', host: /(?:^|\.)(?:twitter|x)\.com$/ },
  { name: 'Instagram', host: /(?:^|\.)instagram\.com$/ },
  {
    name: 'Facebook',
    host: /(?:^|\.)facebook\.com$/,
    page: ({ pathname, searchParams }) =>
      pathname.startsWith('/plugins/') ? (searchParams.get('href') ?? undefined) : undefined,
  },
  { name: 'TikTok', host: /(?:^|\.)tiktok\.com$/ },
  { name: 'Spotify', host: /(?:^|\.)spotify\.com$/ },
  { name: 'SoundCloud', host: /(?:^|\.)soundcloud\.com$/ },
  { name: 'Dailymotion', host: /(?:^|\.)(?:dailymotion\.com|dai\.ly)$/ },
  { name: 'Flickr', host: /(?:^|\.)(?:flickr\.com|flic\.kr)$/ },
  { name: 'Scribd', host: /(?:^|\.)scribd\.com$/ },
  { name: 'DocumentCloud', host: /(?:^|\.)documentcloud\.org$/ },
  { name: 'Datawrapper', host: /(?:^|\.)(?:dwcdn\.net|datawrapper\.de)$/ },
  { name: 'Reddit', host: /(?:^|\.)reddit\.com$/ },
  { name: 'Bluesky', host: /(?:^|\.)bsky\.app$/ },
];

/** The page that readers are sent to in place of a frame; undefined if the address is not one of the web. */
export function embedOf(address: string): Embed | undefined {
  const absolute = address.trim().startsWith('//') ? `https:${address.trim()}` : address.trim();
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return undefined;
  const url = new URL(absolute);
  const service = services.find(({ host }) => host.test(url.host));
  const page = service?.page?.(url);
  const target = page !== undefined && /^https?:\/\//i.test(page) && URL.canParse(page) ? new URL(page).href : url.href;
  return { url: target, ...(service && { source: service.name }) };
}

/** The address of a page as a title, short, and such that nothing makes a link of it. */
export function titleOfAddress(url: string): string {
  const { host, pathname, search } = new URL(url);
  const path = decodePath(`${pathname === '/' ? '' : pathname}${search}`).replace(/\s+/g, ' ');
  const title = `${host.replace(/^(?:www\.)+/, '')}${path}`;
  return isSafeTitle(title) ? title : host.replace(/^(?:www\.)+/, '');
}

/** Whether a text has nothing in it that Markdown makes a link of, which a link cannot have in it. */
export function isSafeTitle(text: string): boolean {
  return !/https?:\/\/|www\.|[\w.+-]@[\w-]/i.test(text);
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/**
 * The path of an old address, where it can be one that redirects: readers’ paths only, no query (`/?p=123` leads nowhere
 * without a server), and no step longer than file systems allow.
 *
 * @param front where the new site is published; on the same host it answers for addresses below that only
 */
export function aliasOf(link: string, front: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const { origin, pathname, search } = new URL(link);
  const { origin: host, pathname: base } = new URL(`${front}/`);
  const inside = origin !== host ? pathname : pathname.startsWith(base) ? pathname.slice(base.length - 1) : '/';
  if (search !== '' || inside === '/') return undefined;
  const path = decode(inside);
  if (path === undefined || /[\s?#\\%\u0000-\u001F\u007F-\u009F]|\/\/|\/\.{1,2}(?:\/|$)/.test(path)) return undefined;
  const steps = path.split('/').filter((step) => step !== '');
  return steps.every((step) => new TextEncoder().encode(step).length <= 200) ? path : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

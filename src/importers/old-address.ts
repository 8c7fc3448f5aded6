/**
 * The path of an old address, where it can be one that redirects: readers’ paths only, no query (`/?p=123` leads nowhere
 * without a server), and no step longer than file systems allow.
 */
export function aliasOf(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const { pathname, search } = new URL(link);
  if (search !== '' || pathname === '/') return undefined;
  const path = decode(pathname);
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

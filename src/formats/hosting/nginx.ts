import { publishes } from '../../domain/optional-outputs.ts';
import type { Site } from '../../domain/site.ts';
import { basePath, hostPath } from '../../urls.ts';
import { isText, typesByEnding, typesByName, unknownType } from './content-types.ts';
import type { Move } from './moved-addresses.ts';
import {
  lifetimes,
  securityHeaders,
  shortestLifetime,
  type PolicyDigest,
  type ServedSite,
} from './response-headers.ts';

/** What nginx looks up: which paths lead elsewhere, and which are gone. */
export interface NginxMaps {
  readonly moved: readonly Move[];
  readonly gone: readonly string[];
}

/**
 * For nginx’s `http` block: old addresses, withdrawn stories, and how long a file may be kept. The names of its variables
 * begin with the site’s, so that one nginx can serve several.
 *
 * nginx looks texts up without regard to capitals: where that would confuse two addresses, a pattern stands instead.
 * https://nginx.org/en/docs/http/ngx_http_map_module.html
 *
 * @param known all other addresses of the site from which an old one may differ in capitals only
 */
export function printNginxMaps(
  { moved, gone }: NginxMaps,
  known: readonly string[],
  site: Pick<Site, 'url' | 'leaveOut'>,
): string {
  const entries = moved.flatMap(({ from, to }) => addressesOf(from).map((path) => [path, to] as const));
  const spellings = countSpellings([...entries.map(([path]) => path), ...known]);
  const keys = [
    ...entries.map(([path, to]) => {
      const confusable = (spellings.get(toLowerAscii(path)) ?? 0) > 1;
      return `  ${confusable ? quote(`~^${escapePattern(path)}$`) : quote(path)} ${quote(to)};\n`;
    }),
  ];
  const longest = Math.max(0, ...entries.map(([path]) => new TextEncoder().encode(path).length));
  return `# Old addresses, withdrawn stories and lifetimes of ${site.url}, for the http block of nginx. Written by the build.

# Remove these two lines if nginx.conf has its own, and make those at least as large.
map_hash_bucket_size ${powerOfTwo(longest + 64, 128)};
map_hash_max_size ${powerOfTwo(keys.length + gone.length, 2048)};

map $uri ${variable('moved', site)} {
  default "";
${keys.join('')}}

# Looked up again when the page that says why is sent instead.
map $uri ${variable('gone', site)} {
  volatile;
  default "";
${gone.map((path) => `  ${quote(path)} ${quote(`${path}index.html`)};\n`).join('')}}

map $uri ${variable('cache', site)} {
${lifetimes
  .filter(({ of }) => of === undefined || publishes(of, site))
  .map(({ paths, cacheControl }) => `  ${quote(`~${onHost(paths, site)}`)} ${quote(cacheControl)};\n`)
  .join('')}  default ${quote(shortestLifetime)};
}
`;
}

/** For the `server` block that has the site’s `listen`, `server_name` and `root`. */
export function printNginxServer(site: ServedSite, digestOf: PolicyDigest): string {
  const base = basePath(site);
  if (base === '') {
    return `# How ${site.url} is served: for the server block of nginx, beside listen, server_name and root. Written by the build.

${printServing(site, digestOf)}`;
  }
  return `# How ${site.url} is served: for a server block of nginx whose root has the site in ${base.slice(1)}/. Written by the build.

location = ${base} { absolute_redirect off; return 301 ${base}/$is_args$args; }
location ^~ ${base}/ {
${printServing(site, digestOf).replace(/^(?=.)/gm, '  ')}}
`;
}

/** What says so of all paths of the block that it stands in. */
function printServing(site: ServedSite, digestOf: PolicyDigest): string {
  const ofText = Object.entries(typesByEnding).filter(([ending]) => isText(`.${ending}`));
  const others = unique([...ofText.map(([, type]) => type), ...Object.values(typesByName)])
    // Which nginx compresses and marks as UTF-8 whether it is told or not.
    .filter((type) => type !== 'text/html');
  return `index index.html;
absolute_redirect off;
server_tokens off;
etag on;

types {
${Object.entries(typesByEnding)
  .map(([ending, type]) => `  ${type} ${ending};\n`)
  .join('')}}
default_type ${unknownType};
charset utf-8;
charset_types ${others.filter((type) => type.startsWith('text/')).join(' ')};
${Object.entries(typesByName)
  .map(([name, type]) => `location ~ /${escapePattern(name)}$ { types {} default_type ${type}; }\n`)
  .join('')}
# Files that lie there compressed are sent as they are; others are compressed now.
gzip_static on;
gzip on;
gzip_vary on;
gzip_proxied any;
gzip_min_length 1024;
gzip_types ${others.join(' ')};

# “always” is for answers that are no success, too.
${securityHeaders(site, digestOf)
  .map(([name, value]) => `add_header ${name} ${quote(value)} always;\n`)
  .join('')}add_header Cache-Control ${variable('cache', site)} always;

if (${variable('moved', site)}) { return 301 ${variable('moved', site)}$is_args$args; }
if (${variable('gone', site)}) { return 410; }
error_page 410 ${variable('gone', site)};
error_page 404 ${hostPath('/404.html', site)};

# Configurations of hosts are none of a reader’s business.
location ~ ^${escapePattern(hostPath('/', site))}(?:\\.nginx/|_headers$|_redirects$) { return 404; }
`;
}

/** For the same block, where nginx has the module for files compressed with Brotli. */
export const nginxBrotli = `# Needs ngx_http_brotli_static_module; on Debian: apt-get install libnginx-mod-http-brotli-static
brotli_static on;
`;

/** What a file of maps says, whichever way an address is written there. */
export function readNginxMaps(text: string): NginxMaps {
  const entriesOf = (name: string) => {
    const block = new RegExp(`^map \\$uri \\$\\w+_${name} \\{\\n((?:  .*\\n)*)\\}`, 'm').exec(text)?.[1] ?? '';
    return [...block.matchAll(/^ {2}"((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)";$/gm)].map(
      ([, key = '', value = '']) => [unquoteKey(key), unquote(value)] as const,
    );
  };
  return {
    moved: entriesOf('moved').map(([from, to]) => ({ from, to })),
    gone: entriesOf('gone').map(([path]) => path),
  };
}

/** An address of a folder is asked for with a slash at its end and without. */
function addressesOf(alias: string): readonly string[] {
  const path = alias.replace(/\/index\.html$/, '/');
  if (path !== alias) return [alias, ...addressesOf(path)];
  if (path.endsWith('/')) return [path, path.slice(0, -1)].filter((address) => address !== '');
  return /\.[a-z0-9]+$/i.test(path) ? [path] : [path, `${path}/`];
}

function variable(name: string, { url }: Pick<Site, 'url'>): string {
  const { host, pathname } = new URL(url);
  const place = (host + pathname.replace(/\/$/, '')).toLowerCase().replace(/[^a-z0-9]+/g, '_');
  return `$${place}_${name}`;
}

/** A pattern for paths of the site, for those of its host. */
function onHost({ source }: RegExp, site: Pick<Site, 'url'>): string {
  return source.replaceAll('\\/', '/').replace(/^\^(?=\/)/, `^${escapePattern(basePath(site))}`);
}

/** How many different addresses are the same but for their capitals. */
function countSpellings(paths: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of new Set(paths)) {
    const key = toLowerAscii(path);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** As nginx compares: letters beyond ASCII have no capitals. */
function toLowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function unquote(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function unquoteKey(key: string): string {
  const text = unquote(key);
  return text.startsWith('~^') ? unquote(text.slice(2, -1)) : text;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function powerOfTwo(atLeast: number, least: number): number {
  return Math.max(least, 2 ** Math.ceil(Math.log2(Math.max(1, atLeast))));
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}

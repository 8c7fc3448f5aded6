import { escape } from './text.js';

/** The head of a list. @param parents `[name, path]` of each page above */
export const listHead = ({ heading, parents = [], note, introduction = '', feed }) => {
  const crumbs = parents.map(([name, path]) => `<li><a href="${path}">${escape(name)}</a></li>`).join('\n');
  return `<header class="heading">
${parents.length > 0 ? `<nav class="label no-print" aria-label="Breadcrumb"><ol role="list">${crumbs}</ol></nav>` : ''}
<h1>${escape(heading)}</h1>
${note ? `<p class="meta">${escape(note)}</p>` : ''}${introduction}
${feed ? `<ul class="links no-print" role="list"><li><a class="meta" href="${feed.path}feed.xml">Feed of ${escape(feed.title)}</a></li></ul>` : ''}
</header>`;
};

/** What every page with a column of stories beside its head looks like. */
export const listing = (head, groups, pager) => `<div class="listing">
<div class="side">
${head}
</div>
<div class="groups">
${groups}
${pager}
</div>
</div>`;

/** @param newer, older `[name, path]`, or nothing */
export function pager(newer, older) {
  if (!newer && !older) return '';
  const newerLink = newer ? `<a rel="prev" href="${newer[1]}">${escape(newer[0])}</a> ` : '';
  const olderLink = older ? `<a class="older" rel="next" href="${older[1]}">${escape(older[0])}</a>` : '';
  return `<nav class="pager no-print" aria-label="Pages">${newerLink}${olderLink}</nav>`;
}

/** The address of a page of a list, counted from the newest. */
export const pageOfList = (path, number) => (number > 1 ? `${path}page/${number}/` : path);

/** The pager of a list in pages. */
export const listPager = (path, { number, count }, noun = 'stories') =>
  pager(
    number > 1 && [`Newer ${noun}`, pageOfList(path, number - 1)],
    number < count && [`Older ${noun}`, pageOfList(path, number + 1)],
  );

/** `[name, path]` of stories, for structured data. */
export const namesAndPaths = (items) => items.map(({ data, url }) => [data.title, url]);

import type { Site } from '../domain/site.ts';

/**
 * In a story’s page, where the publication wants it. It keeps on the reader’s device how many corrections the story had when
 * it was last read, and shows the line before it if there are more now. It asks nobody anything, and where storage is
 * forbidden nothing happens.
 */
export const changedSinceRead =
  "try{const{dataset:{corrections:n},previousElementSibling:e}=document.currentScript,k='corrections of '+location.pathname.replace('index.html',''),s=localStorage[k];if(+s<n)e.hidden=!1;localStorage[k]=n}catch{}";

/**
 * In the search’s page, if the site can be opened from a disk, from where browsers load no other program and read no index.
 * It shows the line before it in the place of the form.
 */
export const searchFromDisk =
  "if(location.protocol=='file:'){document.currentScript.previousElementSibling.hidden=!1;document.forms[0].hidden=!0}";

/** The programs that a site’s pages have in themselves. */
export function knownPrograms(site: Pick<Site, 'changedSinceRead' | 'links'>): readonly string[] {
  return [
    ...(site.changedSinceRead === true ? [changedSinceRead] : []),
    ...(site.links === 'relative' ? [searchFromDisk] : []),
  ];
}

/**
 * The one program that stands in a story’s page, where the publication wants it. It keeps on the reader’s device how many
 * corrections the story had when it was last read, and shows the line before it if there are more now. It asks nobody
 * anything, and where storage is forbidden nothing happens.
 */
export const changedSinceRead =
  "try{const{dataset:{corrections:n},previousElementSibling:e}=document.currentScript,k='corrections of '+location.pathname,s=localStorage[k];if(+s<n)e.hidden=!1;localStorage[k]=n}catch{}";

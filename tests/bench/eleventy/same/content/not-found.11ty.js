import { frame } from '../templates/frame.js';

export const data = { permalink: '/404.html', eleventyExcludeFromCollections: true };

const heading = 'There is no page at this address';

export function render(data) {
  const main = `<div class="text">
<header class="heading">
<h1>${heading}</h1>
<p class="description">The address may have been mistyped, or the link that led here is wrong. Stories that were published keep their address, even if they are withdrawn.</p>
</header>
<div class="prose">
<p>From here you can go to</p>
<ul><li><a href="/">The front page</a></li> <li><a href="/topics/">All topics</a></li> <li><a href="/archive/">The archive, by date</a></li></ul>
</div>
</div>`;
  return frame(data, { path: '/404.html', heading, main });
}

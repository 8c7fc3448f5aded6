import { frame } from '../../templates/frame.js';
import { escape } from '../../templates/text.js';

export function render(data) {
  const { title, description, page, content } = data;
  const main = `<div class="text">
<header class="heading">
<h1>${escape(title)}</h1>
${description ? `<p class="description">${escape(description)}</p>` : ''}
</header>
<div class="prose">${content}</div>
</div>`;
  return frame(data, { path: page.url, heading: title, description, main });
}

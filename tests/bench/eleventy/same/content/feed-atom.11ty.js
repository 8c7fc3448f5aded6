import { feedOf, feedTemplate } from '../templates/feeds.js';
import { escape } from '../templates/text.js';

export const data = feedTemplate('atom.xml');

const author = ({ name, url }) => `<author><name>${escape(name)}</name><uri>${url}</uri></author>\n`;

const entry = ({
  id,
  url,
  title,
  summary,
  html,
  published,
  updated,
  authors,
  tags,
  lang,
}) => `<entry xml:lang="${lang}">
<id>${escape(id)}</id>
<title type="text">${escape(title)}</title>
<link href="${url}" rel="alternate" type="text/html"/>
<published>${published}</published>
<updated>${updated}</updated>
${authors.map(author).join('')}${tags.map((tag) => `<category term="${escape(tag)}"/>\n`).join('')}${summary ? `<summary type="text">${escape(summary)}</summary>\n` : ''}<content type="html">${escape(html)}</content>
</entry>`;

export function render({ feed, site }) {
  const { title, description, link, entries, updated } = feedOf(feed, site);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.lang}">
<id>${link}atom.xml</id>
<title>${escape(title)}</title>
<subtitle>${escape(description)}</subtitle>
<updated>${updated ?? '1970-01-01T00:00:00Z'}</updated>
<link href="${link}" rel="alternate" type="text/html"/>
<link href="${link}atom.xml" rel="self" type="application/atom+xml"/>
${author({ name: site.name, url: `${site.url}/` })}<icon>${site.url}/logo.png</icon>
<rights>${escape(site.name)}</rights>
${entries.map(entry).join('\n')}
</feed>
`;
}

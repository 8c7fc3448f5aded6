import { expect, test } from 'vitest';
import { printEditionPage } from '../../../../src/formats/edition/edition-page.ts';
import { edition, parts } from './filler-edition.ts';

const html = await printEditionPage(edition, parts, {
  css: 'p{color:red}',
  digest: 'abc=',
  toDataUrl: (jpeg) => `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`,
});

test('the page lets nothing be loaded and no program run, before anything else is said', () => {
  expect(html).toContain(
    `<head><meta http-equiv="content-security-policy" content="default-src 'none'; img-src data:; font-src data:; script-src 'none'; style-src 'sha256-abc='; base-uri 'none'; form-action 'none'">`,
  );
  expect(html).toContain('<style>p{color:red}</style>');
});

test('the page is none that search engines list beside its stories', () => {
  expect(html).toContain('<meta name="robots" content="noindex">');
});

test('its contents lead to each section and story', () => {
  const anchors = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const contents = /<nav[\s\S]*<\/nav>/.exec(html)?.[0] ?? '';
  const links = [...contents.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links).toEqual(['section.topic.x', 'story.a', 'story.b', 'section.withdrawn', 'story.c']);
  expect(links.filter((id) => !anchors.includes(id))).toEqual([]);
});

test('stories have headings below those of their sections, and lead to each other', () => {
  expect(html).toContain('<h2 id="section.topic.x">Ports &amp; ships</h2>');
  expect(html).toContain('<h3>A &lt;b&gt; &amp; ]]&gt;</h3>');
  expect(html).toContain('<a href="#story.a">A</a>');
  expect(html).toContain('id="story.b.note-1"');
});

test('pictures lie in the page', () => {
  expect(html).toContain('<img src="data:image/jpeg;base64,AQID" width="960" height="540"');
});

test('the page says what it is, as of when, and whose', () => {
  const footer = html.slice(html.indexOf('<footer'));
  expect(footer).toContain(
    '2 stories of <a href="https://news.example/2024/10/22/">Tuesday, Oct. 22, 2024</a>, as they stood on Oct. 23, 2024 9 a.m. E.T.</p>',
  );
  expect(footer).toContain('<a href="https://news.example/corrections/">');
  expect(footer).toContain('© 2024 The Example');
});

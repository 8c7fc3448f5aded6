import { describe, expect, test } from 'vitest';
import { linkPlacer, linkPlacing } from '../../../src/build/place-links.ts';

const own = { url: 'https://news.example' };
const below = { url: 'https://example.org/news' };
const relative = { ...own, links: 'relative' } as const;

const place = (site: Parameters<typeof linkPlacer>[0], html: string, file = 'topics/russia/index.html') =>
  linkPlacer(site)?.(file)(Buffer.from(html)).toString();

test('a page of a site at the top of its host stays as it is made', () => {
  expect(linkPlacer(own)).toBeUndefined();
  expect(linkPlacer({ ...own, links: 'rooted' })).toBeUndefined();
});

describe('a link', () => {
  test.each([
    ['/', '/news/', '../../index.html'],
    ['/topics/', '/news/topics/', '../../topics/index.html'],
    ['/2024/10/22/slug/#note-1', '/news/2024/10/22/slug/#note-1', '../../2024/10/22/slug/index.html#note-1'],
    ['/2024/10/22/slug', '/news/2024/10/22/slug', '../../2024/10/22/slug/index.html'],
    ['/search/?q=a&#x26;b=c/d', '/news/search/?q=a&#x26;b=c/d', '../../search/index.html?q=a&#x26;b=c/d'],
    ['/it&#x27;s/', '/news/it&#x27;s/', '../../it&#x27;s/index.html'],
    ['/feed.xml', '/news/feed.xml', '../../feed.xml'],
    ['/old.html', '/news/old.html', '../../old.html'],
    ['/größe/예/', '/news/größe/예/', '../../größe/예/index.html'],
    ['../china/', '../china/', '../china/index.html'],
    ['..', '..', '../index.html'],
    ['report.pdf', 'report.pdf', 'report.pdf'],
    ['#note-1', '#note-1', '#note-1'],
    ['?q=a', '?q=a', '?q=a'],
    ['', '', ''],
    ['//other.example/a/', '//other.example/a/', '//other.example/a/'],
    ['https://other.example/a/', 'https://other.example/a/', 'https://other.example/a/'],
    ['https://news.example/a/', 'https://news.example/a/', 'https://news.example/a/'],
    ['mailto:desk@news.example', 'mailto:desk@news.example', 'mailto:desk@news.example'],
  ])('to “%s” is “%s” under a path and “%s” from a page', (href, rooted, fromPage) => {
    const link = (address: string) => `<p><a class="x" href="${address}" rel="next">é</a></p>`;
    expect(place(below, link(href))).toBe(link(rooted));
    expect(place(relative, link(href))).toBe(link(fromPage));
  });

  test.each([
    ['index.html', './topics/index.html'],
    ['imprint.html', './topics/index.html'],
    ['news/old/index.html', '../../topics/index.html'],
    // It is sent for any address, so that nothing can be said from where it stands.
    ['404.html', '/topics/'],
  ])('of the page in %s leads from there', (file, address) => {
    expect(place(relative, '<a href="/topics/">', file)).toBe(`<a href="${address}">`);
  });

  test('of the page for what is not there is below the path of the site', () => {
    const site = { ...below, links: 'relative' } as const;
    expect(place(site, '<a href="/topics/">', '404.html')).toBe('<a href="/news/topics/">');
  });
});

describe('everything that a browser loads', () => {
  test.each([
    ['<img src="/a.webp" alt="">', '<img src="/news/a.webp" alt="">'],
    ["<img src='/a.webp'>", "<img src='/news/a.webp'>"],
    ['<img src=/a.webp alt>', '<img src=/news/a.webp alt>'],
    [
      '<img srcset="/_astro/a.webp 640w, /_astro/b.webp 960w">',
      '<img srcset="/news/_astro/a.webp 640w, /news/_astro/b.webp 960w">',
    ],
    ['<img srcset="https://o.example/a 1x,\n/b.png 2x">', '<img srcset="https://o.example/a 1x,\n/news/b.png 2x">'],
    ['<link rel="preload" imagesrcset="/a.webp 1x">', '<link rel="preload" imagesrcset="/news/a.webp 1x">'],
    ['<video poster="/a.jpg" src="/a.mp4"></video>', '<video poster="/news/a.jpg" src="/news/a.mp4"></video>'],
    ['<form action="/search/">', '<form action="/news/search/">'],
    ['<script type="module" src="/_astro/a.js"></script>', '<script type="module" src="/news/_astro/a.js"></script>'],
    [
      '<style>a{src:url(/a.woff2)}b{src:url("/b.woff2") format("woff2"),url( \'/c\' )}</style>',
      '<style>a{src:url(/news/a.woff2)}b{src:url("/news/b.woff2") format("woff2"),url( \'/news/c\' )}</style>',
    ],
    [
      '<p style="background:url(&quot;/a.png&quot;),url(/b.png)">',
      '<p style="background:url(&quot;/news/a.png&quot;),url(/news/b.png)">',
    ],
    [
      '<meta http-equiv="refresh" content="0; url=/2024/10/22/a/">',
      '<meta http-equiv="refresh" content="0; url=/news/2024/10/22/a/">',
    ],
    ['<A HREF="/a/">', '<A HREF="/news/a/">'],
  ])('%s is below the path', (html, placed) => {
    expect(place(below, html)).toBe(placed);
  });

  test.each([
    // A headline may speak of code.
    '<title>How to write <a href="/x"></title>',
    '<p>Write &#x3C;a href="/x"> or url(/x), she said: “ href="/y"”.</p>',
    `<img alt="a href='/x' src=/y url(/z)" title='> href="/x"'>`,
    '<!-- <a href="/x"> -->',
    '<script type="application/ld+json">{"url":"/x","html":"<a href=\\"/x\\">"}</script>',
    '<textarea><a href="/x"></textarea>',
    '<meta name="description" content="0; url=/x">',
    '<meta property="og:url" content="https://news.example/x/">',
    '<link rel="canonical" href="https://news.example/x/">',
    '<a data-href="/x" title="/x">',
    '<style>a[href^="/"]::after{content:"(/x)"}b{fill:url(#x);src:url(data:,/x)}</style>',
    '<svg><use href="#x"/></svg>',
    '<p>1 < 2 and "3 > 2</p>',
  ])('but not: %s', (html) => {
    expect(place(below, html)).toBe(html);
    expect(place(relative, html)).toBe(html);
  });
});

test('what decides how links are placed is the same only for sites whose pages have the same links', () => {
  const placings = [own, below, relative, { ...below, links: 'relative' }] as const;
  expect(new Set(placings.map(linkPlacing)).size).toBe(placings.length);
  expect(linkPlacing({ ...own, links: 'rooted' })).toBe(linkPlacing({ url: 'https://elsewhere.example' }));
});

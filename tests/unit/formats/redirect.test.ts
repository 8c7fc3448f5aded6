import { expect, test } from 'vitest';
import { printRedirect } from '../../../src/formats/redirect.ts';
import { site } from '../domain/filed.ts';

test('an old address sends readers and search engines on', () => {
  const old = { alias: '/old/', path: '/2024/10/22/a/', title: 'Tolls & “lanes” <b>', kind: 'story' } as const;
  const html = printRedirect(old, site);
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('<meta http-equiv="refresh" content="0; url=/2024/10/22/a/">');
  expect(html).toContain('<link rel="canonical" href="https://news.example/2024/10/22/a/">');
  expect(html).toContain('<meta name="robots" content="noindex">');
  expect(html).toContain('<h1>This story has moved</h1>');
  expect(html).toContain('<title>Tolls &amp; “lanes” &lt;b&gt;</title>');
  expect(html).toContain('<a href="/2024/10/22/a/">Tolls &amp; “lanes” &lt;b&gt;</a>');
});

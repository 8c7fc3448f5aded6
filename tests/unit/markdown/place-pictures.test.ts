import { describe, expect, test } from 'vitest';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { placePictures } from '../../../src/markdown/place-pictures.ts';

const picture = { src: '/_astro/a.webp', srcset: '', sizes: '100vw', width: 30, height: 20, portrait: false };

describe('the pictures of a text', () => {
  test.each([
    ['![A](b.png)', 'b.png'],
    ['![A](<b c.png>)', 'b c.png'],
    ['![A](b&amp;c.png)', 'b&c.png'],
    ['![A](größe.png)', 'größe.png'],
    ['![A](b\'c"d.png)', 'b\'c"d.png'],
    ['![A](<b<c>.png>)', undefined],
    ['![A](100%.png)', '100%.png'],
  ])('are asked for by the names of their files: %s', async (text, name) => {
    const asked: string[] = [];
    const { html, images } = compileBody(text, 'md');
    await placePictures(html, (file) => {
      asked.push(file);
      return Promise.resolve(picture);
    });
    expect(asked).toEqual(name === undefined ? images.map(({ src }) => src) : [name]);
  });

  test('get addresses, size and what lets a page wait for them', async () => {
    const { html } = compileBody('![A "b"](b.png "T")', 'md');
    const found = { ...picture, srcset: '/a.webp 480w, /b.webp 720w' };
    expect(await placePictures(html, () => Promise.resolve(found))).toBe(
      '<figure class="picture"><img src="/_astro/a.webp" srcset="/a.webp 480w, /b.webp 720w" sizes="100vw" width="30" height="20" loading="lazy" decoding="async" alt="A &#x22;b&#x22;"><figcaption>T</figcaption></figure>',
    );
  });

  test('are made once, however often they are shown', async () => {
    let made = 0;
    const { html } = compileBody('![A](b.png)\n\n![C](b.png)', 'md');
    const placed = await placePictures(html, () => {
      made += 1;
      return Promise.resolve(picture);
    });
    expect(made).toBe(1);
    expect(placed.match(/src="\/_astro\/a.webp"/g)).toHaveLength(2);
  });

  test('cannot break out of their attributes', async () => {
    const { html } = compileBody('![A](b.png)', 'md');
    const hostile = { ...picture, src: '/"><script>&', srcset: '/"> 1w', sizes: '"<' };
    const placed = await placePictures(html, () => Promise.resolve(hostile));
    expect(placed).toContain('src="/&quot;>&lt;script>&amp;"');
    expect(placed).toContain('srcset="/&quot;> 1w" sizes="&quot;&lt;"');
  });

  test('are not looked for in the words of a text', async () => {
    const { html } = compileBody('`data-local-image="x.png"`', 'md');
    const asked: string[] = [];
    const placed = await placePictures(html, (file) => {
      asked.push(file);
      return Promise.resolve(picture);
    });
    expect(asked).toEqual([]);
    expect(placed).toBe(html);
  });
});

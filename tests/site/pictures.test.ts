import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { attribute, fileOf, openOutput, select, selectOne, textOf } from './output.ts';

const output = openOutput(fixtureNewsroom.out);
const pictures = output
  .pages()
  .flatMap(({ address, root }) => select(root, 'img').map((picture) => ({ address, picture })));

/** The pictures on offer in `srcset`, with the width that is promised for each. */
function variantsOf(picture: Parameters<typeof attribute>[0]): readonly { src: string; width: number }[] {
  return (attribute(picture, 'srcset') ?? '')
    .split(/,\s+/)
    .filter(Boolean)
    .map((variant) => ({ src: variant.split(' ')[0] ?? '', width: Number.parseInt(variant.split(' ')[1] ?? '', 10) }));
}

describe('every picture', () => {
  test('has a description, or says that it needs none', () => {
    expect(pictures.length).toBeGreaterThan(10);
    expect(pictures.filter(({ picture }) => attribute(picture, 'alt') === undefined)).toEqual([]);
    const [decorative] = select(output.page('/2025/10/26/pictures/'), 'figure img');
    expect(decorative && attribute(decorative, 'alt')).toBe('');
  });

  test('keeps its room free: its width and height are those of the file', async () => {
    for (const { address, picture } of pictures) {
      const { width, height } = await sharp(output.bytes(fileOf(attribute(picture, 'src') ?? ''))).metadata();
      expect([attribute(picture, 'width'), attribute(picture, 'height')], address).toEqual([
        String(width),
        String(height),
      ]);
    }
  });

  test('is offered in the widths that it promises, none larger than the original', async () => {
    for (const { address, picture } of pictures) {
      for (const { src, width } of variantsOf(picture)) {
        expect((await sharp(output.bytes(fileOf(src))).metadata()).width, `${address} ${src}`).toBe(width);
      }
    }
  });

  test('of more than 480 pixels is offered in smaller widths too', () => {
    const large = pictures.filter(({ picture }) => Number(attribute(picture, 'width')) > 480);
    expect(large.length).toBeGreaterThan(3);
    expect(large.filter(({ picture }) => variantsOf(picture).length < 2).map(({ address }) => address)).toEqual([]);
  });

  test('in the text is loaded when it is near; the lead picture at once', () => {
    const page = output.page('/2025/10/30/every-element/');
    expect(select(page, 'figure img').map((picture) => attribute(picture, 'loading'))).toEqual([undefined]);
    expect(attribute(selectOne(page, 'img[alt=A chart that shows nothing]'), 'loading')).toBe('lazy');
  });
});

test('pictures in subfolders, with blanks in their names and drawn as SVG are found', () => {
  const text = textOf(selectOne(output.page('/2025/10/26/pictures/'), '.story'));
  expect(text).toContain('[The picture first]');
  expect(text).toContain('link around it [the chart]');
  expect(text).toContain('[Two words]');
  expect(text).toContain('[A diagram as SVG]');
});

test('only pictures that a page shows are published, and never in the size in which they were handed in', () => {
  const shown = new Set(
    output
      .pages()
      .flatMap(({ root }) =>
        select(root, 'img').flatMap((picture) =>
          [attribute(picture, 'src') ?? '', ...variantsOf(picture).map(({ src }) => src)].map(fileOf),
        ),
      ),
  );
  const published = output.files.filter((path) => /^_astro\/.*\.(?:png|jpe?g|webp|avif|gif|svg)$/.test(path));
  expect(published.filter((path) => !shown.has(path))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { styleReader, takeOutStyles } from '../../../src/build/page-styles.ts';

type Styles = readonly (readonly [key: string, styles: unknown])[];
const sheet = (content: string) => ({ depth: 0, order: 0, sheet: { type: 'inline', content } });
const contentsOf = (routes: Styles) =>
  routes.flatMap(([, styles]) => (styles as ReturnType<typeof sheet>[]).map((style) => style.sheet.content));
const page = (...styles: readonly string[]) =>
  Buffer.from(`<head>${styles.map((style) => `<style>${style}</style>`).join('')}</head><p>“Text”</p>`);
const stylesIn = (html: Buffer, standIns: ReturnType<typeof takeOutStyles>) =>
  styleReader(standIns)
    .placesIn(html)
    .map(({ from, to, style }) => [html.subarray(from, to).toString(), style.toString()]);

describe('the styles of pages', () => {
  test('are known where others stand in for them, joined or by themselves, in any thread', () => {
    const routes: Styles = [
      ['article', [sheet('a{content:"”"}'), sheet('b{}')]],
      ['front', [sheet('b{}')]],
    ];
    const standIns = takeOutStyles(routes);
    const [a = '', b = '', ofFront = ''] = contentsOf(routes);
    expect(ofFront).toBe(b);
    expect([a, b].join('')).not.toContain('{');

    expect(stylesIn(page(a + b, 'i{}', ofFront), structuredClone(standIns))).toEqual([
      [a + b, 'a{content:"”"}b{}'],
      [b, 'b{}'],
    ]);
    const { fill } = styleReader(standIns);
    expect(fill(Buffer.from(a + b)).toString()).toBe('a{content:"”"}b{}');
    expect(fill(Buffer.from('i{}')).toString()).toBe('i{}');
  });

  test('stay where they are if they import others, are files, or are in no list', () => {
    const routes: Styles = [
      ['article', [sheet('@import "print.css";'), { depth: 0, order: 0, sheet: { type: 'external', src: '/a.css' } }]],
      ['front', 'unknown'],
    ];
    const before = structuredClone(routes);
    takeOutStyles(routes);
    expect(routes).toEqual(before);
  });

  test('are taken out once, if routes share them', () => {
    const shared = sheet('a{}');
    const standIns = takeOutStyles([
      ['article', [shared]],
      ['front', [shared]],
    ]);
    expect(styleReader(standIns).fill(Buffer.from(shared.sheet.content)).toString()).toBe('a{}');
  });

  test('are not put in where a text asks for it', () => {
    const routes: Styles = [['article', [sheet('a{}')]]];
    const standIns = takeOutStyles(routes);
    const [standIn = ''] = contentsOf(routes);
    const forged = standIn.replace(/[0-9a-f]{8}-[0-9a-f-]+/, '00000000-0000-4000-8000-000000000000');
    expect(forged).not.toBe(standIn);
    expect(stylesIn(page(forged, '/*style 0*/'), standIns)).toEqual([]);
    // The next build has others.
    expect(stylesIn(page(standIn), takeOutStyles([['article', [sheet('a{}')]]]))).toEqual([]);
  });

  test('are told apart from what Astro may write beside them some day', () => {
    const routes: Styles = [['article', [sheet('a{}')]]];
    const standIns = takeOutStyles(routes);
    const [standIn = ''] = contentsOf(routes);
    for (const written of [`${standIn} b{}`, `${standIn}/**/`, standIn.replace(' 0*', ' 7*')]) {
      expect(() => stylesIn(page(written), standIns)).toThrow(/Was it updated/);
    }
  });
});

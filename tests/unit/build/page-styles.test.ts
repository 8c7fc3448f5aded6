import { describe, expect, test } from 'vitest';
import { fillIn } from '../../../src/build/replacements.ts';
import { pageStyles } from '../../../src/build/page-styles.ts';

type Styles = readonly (readonly [key: string, styles: unknown])[];
const sheet = (content: string) => ({ depth: 0, order: 0, sheet: { type: 'inline', content } });
const contentsOf = (routes: Styles) =>
  routes.flatMap(([, styles]) => (styles as ReturnType<typeof sheet>[]).map((style) => style.sheet.content));
const page = (...styles: readonly string[]) =>
  Buffer.from(`<head>${styles.map((style) => `<style>${style}</style>`).join('')}</head><p>“Text”</p>`);

describe('the styles of pages', () => {
  test('are put in where a page has their marks, joined or by themselves', async () => {
    const styles = pageStyles();
    const routes: Styles = [
      ['article', [sheet('a{content:"”"}'), sheet('b{}')]],
      ['front', [sheet('b{}')]],
    ];
    styles.takeOut(routes);
    const [a = '', b = '', ofFront = ''] = contentsOf(routes);
    expect(ofFront).toBe(b);
    expect([a, b].join('')).not.toContain('{');

    const html = page(a + b, 'i{}', ofFront);
    const replacements = styles.replacementsIn(html);
    expect(replacements).toHaveLength(2);
    expect(Buffer.from(await fillIn(html, replacements, { root: '.', cache: '.' })).toString()).toBe(
      page('a{content:"”"}b{}', 'i{}', 'b{}').toString(),
    );
    expect(styles.fill(Buffer.from(a + b)).toString()).toBe('a{content:"”"}b{}');
    expect(styles.fill(Buffer.from('i{}')).toString()).toBe('i{}');
  });

  test('stay where they are if they import others, are files, or are in no list', () => {
    const routes: Styles = [
      ['article', [sheet('@import "print.css";'), { depth: 0, order: 0, sheet: { type: 'external', src: '/a.css' } }]],
      ['front', 'unknown'],
    ];
    const before = structuredClone(routes);
    pageStyles().takeOut(routes);
    expect(routes).toEqual(before);
  });

  test('are taken out once, however often that is asked for', () => {
    const styles = pageStyles();
    const routes: Styles = [['article', [sheet('a{}')]]];
    styles.takeOut(routes);
    styles.takeOut(routes);
    const [mark = ''] = contentsOf(routes);
    expect(styles.fill(Buffer.from(mark)).toString()).toBe('a{}');
  });

  test('are not put in where a text asks for it', () => {
    const styles = pageStyles();
    const routes: Styles = [['article', [sheet('a{}')]]];
    styles.takeOut(routes);
    const [standIn = ''] = contentsOf(routes);
    const forged = standIn.replace(/[0-9a-f]{8}-[0-9a-f-]+/, '00000000-0000-4000-8000-000000000000');
    expect(forged).not.toBe(standIn);
    expect(styles.replacementsIn(page(forged, '/*style 0*/'))).toEqual([]);
    // The next build has others.
    const later = pageStyles();
    later.takeOut([['article', [sheet('a{}')]]]);
    expect(later.replacementsIn(page(standIn))).toEqual([]);
  });

  test('are told apart from what Astro may write beside them some day', () => {
    const styles = pageStyles();
    const routes: Styles = [['article', [sheet('a{}')]]];
    styles.takeOut(routes);
    const [standIn = ''] = contentsOf(routes);
    for (const written of [`${standIn} b{}`, `${standIn}/**/`, standIn.replace(' 0*', ' 7*')]) {
      expect(() => styles.replacementsIn(page(written))).toThrow(/Was it updated/);
    }
  });
});

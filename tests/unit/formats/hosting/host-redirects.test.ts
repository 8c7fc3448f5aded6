import { describe, expect, test } from 'vitest';
import { countLeftOut, printHostRedirects, redirectLimits } from '../../../../src/formats/hosting/host-redirects.ts';

const to = '/2024/10/22/a/';
const many = Array.from({ length: redirectLimits.rules + 30 }, (_, index) => ({ from: `/old/${index}/`, to }));
const lines = (text: string) => text.trimEnd().split('\n');

describe('_redirects', () => {
  test('sends old addresses on for good, written as browsers ask for them', () => {
    expect(printHostRedirects([{ from: '/größe/예/', to }], [], {})).toBe(`/gr%C3%B6%C3%9Fe/%EC%98%88/ ${to} 301\n`);
  });

  test('tells Netlify to look here before it looks for a file, and what is gone', () => {
    const text = printHostRedirects([{ from: '/old', to }], ['/2024/10/20/b/'], { host: 'netlify' });
    expect(lines(text)).toEqual([`/old ${to} 301!`, '/2024/10/20/b/ /2024/10/20/b/index.html 410!']);
  });

  test.each([undefined, 'cloudflare'] as const)(
    'keeps to the limits of Cloudflare if the host is %s, and says so',
    (host) => {
      const long = { from: `/${'a'.repeat(redirectLimits.line)}/`, to };
      const text = printHostRedirects([long, ...many], ['/2024/10/20/b/'], { ...(host && { host }) });
      const rules = lines(text).filter((line) => !line.startsWith('#'));
      expect(rules).toHaveLength(redirectLimits.rules);
      expect(rules[0]).toBe(`/old/0/ ${to} 301`);
      expect(countLeftOut(text)).toBe(31);
    },
  );

  test('tells Netlify of all', () => {
    const text = printHostRedirects(many, [], { host: 'netlify' });
    expect(lines(text)).toHaveLength(many.length);
    expect(countLeftOut(text)).toBe(0);
  });

  test('leaves out what hosts would take for a pattern', () => {
    const text = printHostRedirects(
      [
        { from: '/a:b/', to },
        { from: '/c*', to },
        { from: '/d', to },
      ],
      [],
      { host: 'netlify' },
    );
    expect(lines(text)[0]).toBe(`/d ${to} 301!`);
    expect(countLeftOut(text)).toBe(2);
  });
});

import { describe, expect, test } from 'vitest';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { attribute, openOutput, select, selectOne, textOf } from './output.ts';

const output = openOutput(fixtureNewsroom.out);

/** Files whose name or bytes have the word, in whatever case. */
function filesWith(word: string): readonly string[] {
  return output.files.filter(
    (path) => path.toLowerCase().includes(word) || output.text(path).toLowerCase().includes(word),
  );
}

describe('what the public may not see', () => {
  test.each([
    ['a draft', 'marmoset'],
    ['a scheduled story', 'ocelot'],
    ['a scheduled story in MDX', 'pangolin'],
  ])('%s is in no file: not its headline, address, text, picture or alias', (_, word) => {
    expect(filesWith(word)).toEqual([]);
  });

  test('a scheduled story’s day, month and year have no page', () => {
    expect(output.files.filter((path) => path.startsWith('2099'))).toEqual([]);
  });

  test('a draft is no part of its series', () => {
    expect(textOf(selectOne(output.page('/2025/10/31/part-three/'), 'main'))).toContain('Part 3 of 3');
  });
});

describe('a withdrawn story', () => {
  const address = '/2025/10/20/withdrawn/';
  const page = output.page(address);

  test('keeps its address and says why it was withdrawn', () => {
    expect(textOf(selectOne(page, 'h1'))).toBe('Filler: a story that was withdrawn');
    expect(textOf(selectOne(page, '.story'))).toContain(
      'Retraction, Oct. 22, 2025 8 a.m. E.T. It was withdrawn because none of it was true.',
    );
    expect(textOf(selectOne(output.page('/2025/10/19/withdrawn-without-text/'), '.story'))).toContain(
      'Nothing is left of it.',
    );
  });

  test('says that it is withdrawn, and has lost its dek', () => {
    expect(textOf(select(page, '.story .kicker span')[0] ?? page)).toBe('Withdrawn');
    expect(filesWith('The dek of the withdrawn story')).toEqual([]);
  });

  test('has lost its text, its pictures and its related stories', () => {
    expect(filesWith('capybara')).toEqual([]);
    expect(filesWith('tapir')).toEqual([]);
    expect(select(page, 'article img')).toEqual([]);
    expect(select(page, 'article aside')).toEqual([]);
  });

  test('asks search engines to forget it', () => {
    expect(attribute(selectOne(page, 'meta[name=robots]'), 'content')).toBe('noindex');
  });

  test('is linked from no other page, save that of its versions and the redirect of its old address', () => {
    const withdrawn = ['withdrawn', 'withdrawn-without-text', 'withdrawn-without-dek'];
    const citing = output.files
      .filter((path) => /\.(?:html|xml)$/.test(path) && !path.startsWith('corrections/'))
      .filter((path) => withdrawn.some((slug) => output.text(path).includes(`/${slug}/`)))
      .filter((path) => !withdrawn.some((slug) => path.includes(`/${slug}/`)));
    expect(citing).toEqual(['news/withdrawn-alias/index.html']);
  });

  test('is in no feed save that of corrections', () => {
    const feeds = output.files.filter((path) => /(?:\.xml|feed\.json)$/.test(path) && !path.startsWith('corrections/'));
    expect(feeds.length).toBeGreaterThan(1);
    expect(feeds.filter((path) => /withdrawn/i.test(output.text(path)))).toEqual([]);
  });

  test('leaves no page of its day if it was the day’s only story', () => {
    expect(output.files).not.toContain('2025/10/20/index.html');
  });
});

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { fileOf, openOutput, selectOne, textOf } from './output.ts';

const fixtures = openOutput(fixtureNewsroom.out);

function copyOf(story: string, output = fixtures) {
  const [, yaml = '', text = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(output.text(`${story}article.md`)) ?? [];
  return { fields: parse(yaml) as Readonly<Record<string, unknown>>, text };
}

describe.each([
  ['fixtures', fixtures],
  ['the project’s own newsroom', openOutput(ownNewsroom.out)],
])('the Markdown copies of %s', (_, output) => {
  const stories = output.files
    .filter((path) => /^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/.test(path))
    .map((path) => path.replace('index.html', ''));

  test('lie beside all stories and say what their pages say', () => {
    expect(stories.length).toBeGreaterThan(3);
    for (const story of stories) {
      const { fields, text } = copyOf(story, output);
      expect(String(fields['headline']).replace(/\s+/g, ' ')).toBe(textOf(selectOne(output.page(`/${story}`), 'h1')));
      expect(new URL(String(fields['canonical'])).pathname).toBe(`/${story}`);
      expect(text).toMatch(/^# \S/);
    }
  });

  test('have whole addresses, and those of the site are there', () => {
    for (const story of stories) {
      const { fields, text } = copyOf(story, output);
      const { origin } = new URL(String(fields['canonical']));
      const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
      expect(prose.match(/\]\((?!https?:|mailto:)[^)]*\)/g) ?? []).toEqual([]);
      const own = [...prose.matchAll(/\]\((https?:[^\s)]+)/g)]
        .map(([, url = '']) => url)
        .filter((url) => url.startsWith(origin));
      expect(own.filter((url) => !output.files.includes(fileOf(new URL(url).pathname)))).toEqual([]);
    }
  });
});

describe('a Markdown copy', () => {
  test('has the text as its editor typed it', () => {
    expect(copyOf('2025/10/27/marks-of-markdown/').text).toContain(
      "At 10:30 and 09:15am the odds were 3:1, or 2:1:1. It is ~about~ five; ~~ten~~ is wrong. \"Double\" and 'single' -- it's the '90s...\n\n::unknown[label]{#id .class}",
    );
  });

  test('has no word that only editors see', () => {
    expect(fixtures.files.filter((path) => path.endsWith('.md') && fixtures.text(path).includes('wombat'))).toEqual([]);
  });

  test('has texts in MDX, with the results of their programs', () => {
    const { text } = copyOf('2025/10/28/text-in-mdx/');
    expect(text).toContain('**MDXVILLE** — The first paragraph in MDX: the answer is 42, the time 10:30');
    expect(text).toMatch(/\n\[\^1\]: The footnote in MDX\.\n$/);
    expect(text.indexOf('**Related stories**')).toBeLessThan(text.indexOf('A paragraph after the box'));
  });

  test('of a withdrawn story has the reason only', () => {
    const { fields, text } = copyOf('2025/10/20/withdrawn/');
    expect(fields['status']).toBe('withdrawn');
    expect(text).toBe(
      '# Filler: a story that was withdrawn\n\nBy Ada Filler\n\n> **Retraction, Oct. 22, 2025 8 a.m. E.T.** It was withdrawn because none of it was true.\n',
    );
  });

  test('has the lead image with its address, description, caption and credit', () => {
    expect(copyOf('2025/10/30/every-element/').fields['image']).toEqual({
      src: 'https://filler.example/2025/10/30/every-element/picture.jpg',
      alt: 'A gradient that stands for a photograph',
      caption: 'The caption of the gradient.',
      credit: 'Filler by sharp',
    });
  });
});

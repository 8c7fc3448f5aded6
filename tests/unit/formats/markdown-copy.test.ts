import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { FiledArticle } from '../../../src/domain/article.ts';
import { createNewsroom } from '../../../src/domain/newsroom.ts';
import type { Site } from '../../../src/domain/site.ts';
import { printMarkdownCopy, printRelated } from '../../../src/formats/markdown-copy.ts';
import { toStory } from '../../../src/formats/story.ts';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { article, filed, instant, person, site } from '../domain/filed.ts';

const id = '2024/10/22/a';

function storyOf(fields: Partial<FiledArticle>) {
  const { newsroom } = createNewsroom(
    filed({
      articles: [article(id, { headline: 'A', ...fields }), article('2024/10/21/b')],
      people: [person('ada', { name: 'Ada *A*' }), person('ben', { name: 'Ben' })],
    }),
    { now: Date.parse('2024-11-01T00:00:00Z') },
  );
  const found = newsroom.articleById.get(id);
  if (!found) throw new Error('no story');
  return toStory(found, newsroom);
}

function copyOf(fields: Partial<FiledArticle> = {}, publication: Partial<Site> = {}) {
  const copy = printMarkdownCopy(storyOf(fields), { ...site, ...publication }, 'The text.');
  const [, yaml = '', text = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(copy) ?? [];
  return { fields: parse(yaml) as Record<string, unknown>, text, yaml };
}

const correction = {
  kind: 'correction',
  at: instant('2024-10-22T10:00:00-04:00'),
  text: 'It has *two* lanes.',
  was: 'four',
  now: 'two',
} as const;
const update = { kind: 'update', at: instant('2024-10-22T11:00:00-04:00'), text: 'Adds a number.' } as const;

describe('the Markdown copy of a story', () => {
  test('has what is known of it as front matter, in our own words', () => {
    const license = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
    const { fields } = copyOf({ dek: 'B', authors: ['ada'], editors: ['ben'], notes: [correction] }, { license });
    expect(fields).toEqual({
      headline: 'A',
      dek: 'B',
      authors: ['Ada *A*'],
      editors: ['Ben'],
      published: '2024-10-22T12:00:00Z',
      updated: '2024-10-22T10:00:00-04:00',
      version: 2,
      language: 'en',
      canonical: 'https://news.example/2024/10/22/a/',
      publisher: 'The Example',
      copyright: 'The Example',
      license,
      notes: [{ kind: 'correction', at: '2024-10-22T10:00:00-04:00', text: correction.text, was: 'four', now: 'two' }],
    });
  });

  test('leaves out what is unknown', () => {
    const { fields } = copyOf({ updated: instant('2024-10-22T12:00:00Z') });
    expect(Object.keys(fields)).toEqual([
      'headline',
      'updated',
      'version',
      'language',
      'canonical',
      'publisher',
      'copyright',
    ]);
  });

  test('has headline, dek, byline, notes, text and credits in the order of the page', () => {
    const { text } = copyOf({ dek: '# B', authors: ['ada'], editors: ['ben'], notes: [update, correction] });
    expect(text).toBe(
      [
        '# A',
        '\\# B',
        'By Ada \\*A\\*',
        '> **Correction, Oct. 22, 2024 10 a.m. E.T.** It has \\*two\\* lanes. ~~four~~ two',
        'The text.',
        'Edited by Ben.',
        '> **Update, Oct. 22, 2024 11 a.m. E.T.** Adds a number.\n',
      ].join('\n\n'),
    );
  });

  test('has neither dek nor text if it is withdrawn, but says so and why', () => {
    const retraction = { ...update, kind: 'retraction', text: 'None of it was true.' } as const;
    const { fields, text } = copyOf({ status: 'withdrawn', dek: 'B', notes: [retraction] });
    expect(fields).toMatchObject({
      status: 'withdrawn',
      notes: [{ kind: 'retraction', text: 'None of it was true.' }],
    });
    expect(fields).not.toHaveProperty('dek');
    expect(text).toBe('# A\n\n> **Retraction, Oct. 22, 2024 11 a.m. E.T.** None of it was true.\n');
  });

  test('reads back every text as it was, by readers of YAML 1.1 too, and prints it as words', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        'no',
        '1984',
        '2024-10-22',
        '---',
        '# a',
        '- b',
        'a: b',
        '~',
        '*c*',
        '"',
        "'",
        '1. d',
        '<!-- -->',
        'e [f](g)',
        '\\',
        '$& d',
        'A — b',
        'a_b_',
        '+ 1',
        '12) a',
        'a\\',
        '&amp;',
        'a--b',
        '![a](b)',
        '|',
        '`x`',
        '~~y~~',
      ),
    );
    fc.assert(
      fc.property(texts, (headline) => {
        const { fields, yaml, text } = copyOf({ headline });
        expect(fields['headline']).toBe(headline);
        expect(parse(yaml, { version: '1.1' })).toMatchObject({ headline });
        const { html } = compileBody(text.slice(2).split('\n')[0] ?? '', 'md');
        expect(html).not.toMatch(/<(?!\/?p>|\/?h1|a href="(?:https?|mailto):)/);
      }),
      { numRuns: 500 },
    );
  });

  test('names the related stories, with links to those that have an address', () => {
    const related = [
      '2024/10/21/b',
      { headline: 'C [d]', url: 'https://c.example/(e)', publication: 'F' },
      { headline: 'G' },
    ];
    expect(printRelated(storyOf({ related }))).toBe(
      [
        '**Related stories**\n',
        '- [Headline of 2024/10/21/b](https://news.example/2024/10/21/b/)',
        '- [C \\[d\\]](https://c.example/%28e%29) (F)',
        '- G',
      ].join('\n'),
    );
    expect(printRelated(storyOf({}))).toBe('');
  });
});

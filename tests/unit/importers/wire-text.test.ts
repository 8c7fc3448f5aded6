import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importWire, type WireImport } from '../../../src/importers/wire-text.ts';
import { cleanCopy } from '../../../src/importers/wire/paragraphs.ts';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { parseFrontMatter } from '../../../src/schemas/front-matter.ts';
import { articleParser } from '../../../src/schemas/parse-file.ts';
import { fillerNewsroom, fillerOptions } from './filler-newsroom.ts';
import { shownText } from './shown-text.ts';

const stamp = 'Updated on Oct. 22, 2024 11:04 a.m. E.T.';
const importCopy = (copy: string): WireImport => importWire(copy, fillerNewsroom, fillerOptions);

/** Words with everything in them that Markdown, MDX, HTML, YAML or the elements of a story would read as theirs. */
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'filler',
      'Filler,',
      'the',
      'office',
      '“quoted”',
      '10:30',
      'U.S.',
      '—',
      '한국',
      '북한이',
      '中文',
      'مرحبا',
      'café',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '*',
      '**bold**',
      '_a_',
      'a_b',
      '`x`',
      '~~no~~',
      '<b>',
      '</b>',
      '<!--',
      '-->',
      '&amp;',
      '&',
      '[x](y)',
      '[^1]',
      '[we]',
      '![i](j)',
      '::related',
      ':::factbox',
      ':name[x]{y}',
      'note:related',
      '{x}',
      '\\',
      '\\*',
      '#',
      '##',
      '-',
      '+',
      '1.',
      '2)',
      '>',
      '|',
      '---',
      '===',
      '```',
      'import',
      'export',
      'https://filler.example/a_b?x=*y*',
      'www.filler.example/_x_',
      'www.a.example&amp;\\x',
      'http://a.example{0<-',
      'a@filler.example',
      "'90s",
      '...',
      '--',
      '$x$',
      ':',
      '::',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
);
/** A paragraph that ends as sentences do and is no credit, note or stamp. */
const paragraph = fc
  .array(word, { minLength: 1, maxLength: 12 })
  .map((words) => `${words.join(' ')} says filler.`)
  .filter((text) => !/[\u0085\u2028\u2029\r\n\v\f]/.test(text));
const letters = (text: string) => text.replace(/\s+/g, '');

describe('a story made of wire copy', () => {
  test('shows each letter and sign of the text, and nothing else, as Markdown and as MDX', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        const imported = importCopy(
          ['Filler headline', stamp, 'First paragraph of filler.', ...paragraphs].join('\n\n'),
        );
        if ('refused' in imported) {
          // An element of a story that stands at the beginning of a line cannot be printed by any Markdown.
          expect(paragraphs.some((text) => /^[^\p{L}\p{N}]*:/u.test(cleanCopy(text)))).toBe(true);
          return;
        }
        const { body = '' } = parseFrontMatter('story.md', imported.story.file);
        const { words, problems } = compileBody(body, 'mdx');
        expect({ words, problems }).toEqual({ words: compileBody(body, 'md').words, problems: [] });
        expect(shownText(compileBody(body, 'md').html)).toBe(
          shownText(['First paragraph of filler.', ...paragraphs.map(cleanCopy)].join(' '), 'plain'),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('is a valid file, or refused with what to do', () => {
    const line = fc.oneof(
      paragraph,
      word,
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '',
        '',
        stamp,
        'By Ann Filler',
        'RELATED STORIES',
        'Edited by Mike Firn.',
        'CORRECTION: Filler.',
        'Published 2024-10-22T09:00:00Z',
        '(END)',
        'FILE PHOTO: Filler.',
        'SEOUL (AP) — Filler.',
        '“Filler',
        '- Filler',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n\n', '\r\n', '\r'), (lines, end) => {
        const imported = importCopy(lines.join(end));
        if ('refused' in imported) {
          expect(imported.refused.length).toBeGreaterThan(0);
          for (const { message } of imported.refused) expect(message).toMatch(/\S\. \S|\S: \S/);
          return;
        }
        const { id, file } = imported.story;
        expect(id).toMatch(/^\d{4}\/\d{2}\/\d{2}\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
        const parsed = articleParser('America/New_York')(`content/articles/${id}.md`, `${id}.md`, file);
        expect(parsed.problems).toEqual([]);
        const body = compileBody(parsed.body ?? '', 'md');
        expect(body.problems).toEqual([]);
        expect(body.isEmpty).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('leaves no line of the copy unaccounted for', () => {
    const line = fc.oneof(
      paragraph,
      fc.constantFrom(
        stamp,
        'By Ann Filler',
        'RELATED STORIES',
        'Bridge closed for repairs',
        'What filler says',
        'Edited by Mike Firn.',
        'Edited by hand',
        'CORRECTION: Filler is filler.',
        '(END)',
        'Adds quote in paragraph 4.',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const imported = importCopy(['Filler headline', stamp, ...lines].join('\n\n'));
        if ('refused' in imported) return;
        const { report, story } = imported;
        const shown = shownText(compileBody(parseFrontMatter('story.md', story.file).body ?? '', 'md').html);
        const told = new Set([...report.understood, ...report.leftOut].map((entry) => entry.line));
        const lost = lines.filter(
          (text, index) =>
            !told.has(5 + 2 * index) &&
            !shown.includes(shownText(cleanCopy(text), 'plain')) &&
            text !== 'RELATED STORIES',
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('is the same whether its lines were broken or not', () => {
    const words = fc.array(
      fc.constantFrom('filler', 'the', 'bridge', 'of', 'Tuesday', 'afternoon', 'reopened', 'a', 'minister'),
      {
        minLength: 25,
        maxLength: 80,
      },
    );
    const wrap = (text: string, width: number) =>
      text.split(' ').reduce((lines, next) => {
        const last = lines.split('\n').at(-1) ?? '';
        return last === '' ? `${lines}${next}` : `${lines}${last.length + 1 + next.length > width ? '\n' : ' '}${next}`;
      }, '');
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 5 }), fc.integer({ min: 55, max: 90 }), (texts, width) => {
        const paragraphs = texts.map((text) => `The ${text.join(' ')}.`);
        const copy = (lines: readonly string[]) => importCopy(['Filler headline', stamp, ...lines].join('\n\n'));
        const [whole, broken] = [copy(paragraphs), copy(paragraphs.map((text) => wrap(text, width)))];
        expect('story' in broken && broken.story).toEqual('story' in whole && whole.story);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['\n', '\r\n', '\r'])('does not depend on line ends (%j) or a byte order mark', (end) => {
    const lines = [
      'Filler headline',
      '',
      'Filler dek.',
      '',
      stamp,
      '',
      'Filler text.',
      'More filler.',
      '',
      'Edited by Mike Firn.',
    ];
    expect(importCopy(`\uFEFF${lines.join(end)}`)).toEqual(importCopy(lines.join('\n')));
  });

  test('keeps its paragraphs apart', () => {
    const imported = importCopy(`Filler headline\n\n${stamp}\n\nOne.\n\nTwo.\n\nThree.`);
    expect('story' in imported && letters(imported.story.file)).toContain('One.Two.Three.');
    expect('story' in imported && imported.story.file).toContain('\n\nOne.\n\nTwo.\n\nThree.\n');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYamlFully } from '../../../src/schemas/front-matter.ts';
import { readQuickYaml } from '../../../src/schemas/quick-yaml.ts';
import type { FieldPath } from '../../../src/schemas/field-path.ts';

function pathsIn(value: unknown): readonly FieldPath[] {
  if (typeof value !== 'object' || value === null) return [[], ['x'], [0]];
  const steps = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [
    [],
    ['missing'],
    [99],
    ...steps.flatMap((step) =>
      pathsIn((value as Record<string | number, unknown>)[step]).map((path) => [step, ...path]),
    ),
  ];
}

/** @returns whether it was read */
function compare(text: string): boolean {
  const quick = readQuickYaml(text);
  if (!quick) return false;
  const full = parseYamlFully('a.md', text, 1);
  if (!('data' in full)) expect.fail(`read what is told to be wrong: ${JSON.stringify([text, full])}`);
  expect(quick.data, text).toEqual(full.data);
  expect(JSON.stringify(quick.data)).toBe(JSON.stringify(full.data));
  for (const path of pathsIn(full.data)) {
    expect(quick.lineOf(path) ?? 1, `${text}\n${JSON.stringify(path)}`).toBe(full.lineOf(path));
  }
  return true;
}

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Seoul', '1984', 'no', '"Quoted: it"', "'don”t # & !'", '[a, b-c]') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '2024-10-22T11:04:00-04:00',
      'https://a.example/b?c=d',
      'null',
      '~',
      '',
      ' two',
      'end ',
      'a: b',
      'a:',
      'a #b',
      'a#b',
      'R&D',
      '&a',
      '*a',
      '!a',
      '|',
      '>-',
      '"a\\n"',
      "'it''s'",
      '"open',
      '[a',
      '[null, b]',
      '[a,b]',
      '[]',
      '{a: b}',
      '- a',
      '-5',
      '? a',
      '@a',
      '`a`',
      '%a',
      '\u00a0a',
      'a\u2028b',
      '한국',
      '...',
      '---',
      '= a',
      '<<',
      'a, b',
      '“No”',
      '[2024/10/22/a, b]',
      '[/old/1/, /b]',
      '"a" b',
      '😀',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...Array.from('ab1 :#-\'"[],&*!?\\~')), maxLength: 8 }) },
);
const name = fc.constantFrom(
  'headline',
  'dek',
  'a',
  'b-c',
  'd_e',
  'null',
  'true',
  'toString',
  '1',
  '"q"',
  'a b',
  '<<',
  '',
);
const row = fc
  .tuple(
    fc.constantFrom('', '', '', '', '  ', '  ', '    ', ' ', '\t'),
    fc.constantFrom('', '', '', '- ', '- ', '-', '- - ', '-   ', '# ', '? '),
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(name, value).map(([one, other]) => `${one}: ${other}`) },
      { weight: 2, arbitrary: name.map((one) => `${one}:`) },
      { weight: 2, arbitrary: value },
    ),
  )
  .map((parts) => parts.join(''));
const anything = fc.array(fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: fc.constant('') }), {
  maxLength: 8,
});

describe('the quick reader of YAML', () => {
  it('reads what the parser reads, on the same lines, or leaves it to it', () => {
    fc.assert(
      fc.property(anything, (rows) => {
        compare(rows.join('\n'));
      }),
      { numRuns: 3000 },
    );
  });

  it('does so of groups and lists in any indentation', () => {
    const plain = fc
      .tuple(
        fc.constantFrom('', '  ', '    '),
        fc.constantFrom('', '- '),
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.constantFrom(':', ': x', ''),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 7 }), (rows) => {
        compare(rows.join('\n'));
      }),
      { numRuns: 3000 },
    );
  });

  it('needs no parser for an article', () => {
    const text = [
      'headline: Seoul could send weapons to Ukraine',
      "dek: 'South Korea vowed “phased measures”: so it said.'",
      'updated: 2024-10-22T11:04:00-04:00',
      'editors: [mike-firn, eugene-whong]',
      'topics:',
      '- ukraine-war',
      'related:',
      '  - 2024/10/21/south-korea-summons-russian-envoy',
      '  - headline: "Elsewhere: #1"',
      '    url: https://example.org/a',
      '',
      'image:',
      '  src: a.jpg',
      '  alt:',
      'notes:',
      '  - kind: update',
      '    at: 2024-10-22T11:04:00-04:00',
    ].join('\n');
    expect(compare(text)).toBe(true);
  });
});

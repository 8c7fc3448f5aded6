import { expect, test } from 'vitest';
import { compileBody } from '../../../src/markdown/compile-body.ts';

/** The words of a compiled text, without tags. */
const set = (text: string) => compileBody(text, 'md').html.replace(/<[^>]*>/g, '');

test.each([
  ['"Hello," she said. "Bye."', '“Hello,” she said. “Bye.”'],
  ["'Hello,' she said.", '‘Hello,’ she said.'],
  ['He said: "Go."', 'He said: “Go.”'],
  [`"A 'B' c"`, '“A ‘B’ c”'],
  ["It's Seoul's, don't ask.", 'It’s Seoul’s, don’t ask.'],
  ["the '90s, '90, 'tis, rock 'n' roll", 'the ’90s, ’90, ’tis, rock ’n’ roll'],
  ['("a") ["b"] -- "c"/"d"', '(“a”) [“b”] — “c”/“d”'],
  ['Kim--"she"--left...', 'Kim—“she”—left…'],
  ['a --- b', 'a — b'],
  ['"*A* b" and *"c"* and "**d**"', '“A b” and “c” and “d”'],
  ['[the "link"](https://a.example) and "[a](https://b.example)"', 'the “link” and “a”'],
  ['"`x`" and `"y"`', '“x” and "y"'],
  ['one\\\n"two"', 'one\n“two”'],
  ['one  \n"two"', 'one\n“two”'],
  ['one\n"two"', 'one\n“two”'],
  ['## "A head"', '“A head”'],
  ['> "A quotation"', '\n“A quotation”\n'],
  ['- "one"\n- "two"', '\n“one”\n“two”\n'],
  ['“Already”, ‘set’ — …', '“Already”, ‘set’ — …'],
  ['"서울"은 \'수도\'다.', '“서울”은 ‘수도’다.'],
  ['5\'10" tall', '5’10” tall'],
  ['no marks', 'no marks'],
])('%j is set as %j', (typed, printed) => {
  expect(set(typed)).toBe(printed);
});

test('begins anew in every cell of a table', () => {
  expect(set('| "a" | b |\n|---|---|\n| x | "c" |').replace(/\s+/g, ' ')).toBe(' “a” b x “c” ');
});

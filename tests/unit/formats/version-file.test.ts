import { describe, expect, test } from 'vitest';
import { redactVersionFile, toVersionFile } from '../../../src/formats/version-file.ts';
import { sha256 } from '../../../src/io/digest.ts';

const id = '2024/10/22/bridge';

function source(fields: string, body = 'The text.\n'): string {
  return `---\nheadline: The bridge\npublished: 2024-10-22T09:00:00Z\n${fields}---\n${body}`;
}

describe('the file of a version', () => {
  test('never takes another form, for its digest is on record for ever', () => {
    const everyField = [
      'legacyId: old-7',
      'lang: en-GB',
      'aliases: [/old/bridge/]',
      'status: published',
      'series: {id: bridges, part: 2}',
      'label: analysis',
      'image: {src: bridge.jpg, alt: "The bridge, at night", caption: A caption., credit: A. Example}',
      'notes:',
      '  - {kind: correction, at: 2024-10-22T10:00:00Z, text: "It has two lanes: not “four”.", was: four, now: two}',
      'related: [2024/10/21/tower, {headline: Elsewhere, url: https://other.example/}]',
      'topics: [b, a]',
      'dateline: SEOUL, South Korea',
      'contributors: [d]',
      'translators: [c]',
      'editors: [b]',
      'authors: [a]',
      'updated: 2024-10-22T10:00:00+09:00',
      "dek: 'It is no bridge''s fault.'",
      '',
    ];
    const file = toVersionFile(id, source(everyField.join('\n'), '\nThe *text* of “it”, 10:30.\r\n\n::related\n'));
    expect(file?.text.split('\n')).toHaveLength(27);
    // Whoever has to change this breaks the record of every publication: see `recordForm`.
    expect(sha256(file?.text ?? '')).toBe('53bd30ff2e946ddf2b00b560f937e80a776f6031af172a21696bf61a13ee384a');
  });

  test('has the fields in the order of the documentation, and the text as it was written', () => {
    const file = toVersionFile(id, source('topics: [b, a]\ndek: "With “quotes” and \\"these\\""\n', '\nA *text*.\n'));
    expect(file?.text).toBe(
      [
        '---',
        'story: "2024/10/22/bridge"',
        'headline: "The bridge"',
        'dek: "With “quotes” and \\"these\\""',
        'published: "2024-10-22T09:00:00Z"',
        'topics: ["b","a"]',
        '---',
        '',
        'A *text*.',
        '',
      ].join('\n'),
    );
    expect(file?.firstPublic).toBe(Date.parse('2024-10-22T09:00:00Z'));
  });

  test('has no note that an editor left for a colleague', () => {
    const plain = toVersionFile(id, source(''));
    expect(toVersionFile(id, source('# Ask the lawyer!\ninternal: secret\n'))).toEqual(plain);
    expect(toVersionFile(id, source('', 'The <!-- who says so? -->text.\n'))).toEqual(plain);
    expect(toVersionFile(id, source('', '<!-- a\nb -->The text.\n'))).toEqual(plain);
  });

  test('keeps what looks like a comment in code, which readers see', () => {
    for (const body of ['`<!-- a -->`\n', '```\n<!-- a -->\n```\n', '~~~html\n<!-- a -->\n~~~\n']) {
      expect(toVersionFile(id, source('', body))?.text).toContain('<!-- a -->');
    }
  });

  test('of a withdrawn story has neither dek nor text', () => {
    const file = toVersionFile(id, source('status: withdrawn\ndek: Gone.\n', 'Nobody may see this.\n'));
    expect(file?.status).toBe('withdrawn');
    expect(file?.text).not.toMatch(/Gone|Nobody/);
  });

  test.each([
    ['without a headline', '---\npublished: 2024-10-22T09:00:00Z\n---\nText.\n'],
    ['without a time', '---\nheadline: A\n---\nText.\n'],
    ['with a time without an offset', '---\nheadline: A\npublished: 2024-10-22 09:00\n---\nText.\n'],
    ['whose fields cannot be read', '---\nheadline: [A\npublished: 2024-10-22T09:00:00Z\n---\nText.\n'],
    ['without fields', 'Text.\n'],
    ['of an unknown status', source('status: ready\n')],
  ])('there is none of a file %s', (_, text) => {
    expect(toVersionFile(id, text)).toBeUndefined();
  });

  test('tells whom and what it names', () => {
    const file = toVersionFile(
      id,
      source('authors: [ada]\neditors: [ada, ben]\ntopics: [x]\nrelated: [2024/10/21/y, {headline: Z}]\n'),
    );
    expect(file?.mentions).toEqual(['people/ada', 'people/ben', 'topics/x', 'articles/2024/10/21/y']);
  });
});

describe('redaction', () => {
  test('takes words out of fields and text, over line ends, and leaves the rest a file', () => {
    const file = toVersionFile(id, source('dek: Said "A. Example" twice.\n', 'It was A.\nExample who drove.\n'));
    const text = redactVersionFile(file?.text ?? '', ['A. Example']);
    expect(text).not.toContain('Example');
    expect(text).toContain('It was [removed] who drove.');
    expect(toVersionFile(id, text)?.text).toContain('dek: "Said \\"[removed]\\" twice."');
  });

  test('takes signs of patterns as they are', () => {
    expect(redactVersionFile('---\na: "1"\n---\nA (b) [c].*\n', ['(b) [c].*'])).toContain('A [removed]');
  });
});

import { expect, test } from 'vitest';
import { escapeXml } from '../../../src/formats/xml.ts';

test.each([
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['“a” "b" \'c\'', "“a” &quot;b&quot; 'c'"],
  [']]>', ']]&gt;'],
  ['&amp;', '&amp;amp;'],
  ['tab\tand\r\nline', 'tab\tand\r\nline'],
  ['😀 서울 שלום', '😀 서울 שלום'],
])('%j is in XML %s', (text, xml) => {
  expect(escapeXml(text)).toBe(xml);
});

test.each([
  ['zero', '\u0000'],
  ['backspace', '\u0008'],
  ['vertical tab', '\u000B'],
  ['form feed', '\u000C'],
  ['escape', '\u001B'],
  ['the last control character', '\u001F'],
  ['half a letter, first', '\uD83D'],
  ['half a letter, second', '\uDE00'],
  ['no character', '\uFFFE'],
  ['no character either', '\uFFFF'],
])('drops what XML forbids: %s', (_, character) => {
  expect(escapeXml(`a${character}b`)).toBe('ab');
});

test.each(['\t', '\n', '\r', ' ', '\u007F', '\u0085', '\uE000', '\uFFFD', '\u{10FFFF}'])(
  'keeps what XML allows: %j',
  (character) => {
    expect(escapeXml(`a${character}b`)).toBe(`a${character}b`);
  },
);

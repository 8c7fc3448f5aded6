import { expect, test } from 'vitest';
import { toXhtml } from '../../../src/markdown/to-xhtml.ts';
import { findXmlFaults } from '../../site/xml-faults.ts';

test.each([
  ['an element without content is closed', '<p>a<br>b</p><hr>', '<p>a<br/>b</p><hr/>'],
  ['an attribute without a value gets one', '<nav hidden></nav>', '<nav hidden=""></nav>'],
  ['a sign in an attribute is escaped', '<a title="1 <2> &#x26; 3">x</a>', '<a title="1 &lt;2&gt; &amp; 3">x</a>'],
  ['the end of a section of XML is no such end', '<p>a ]]> b</p>', '<p>a ]]&gt; b</p>'],
  ['a language is said twice', '<p lang="ar" dir="rtl">a</p>', '<p lang="ar" xml:lang="ar" dir="rtl">a</p>'],
  ['what is escaped stays so', '<p>&#x3C;br> &amp; &lt;</p>', '<p>&#x3C;br> &amp; &lt;</p>'],
])('%s', (_, html, xhtml) => {
  expect(toXhtml(html)).toBe(xhtml);
  expect(findXmlFaults(`<x>${xhtml}</x>`)).toEqual([]);
});

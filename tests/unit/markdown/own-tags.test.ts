import { expect, test } from 'vitest';
import { withoutElements } from '../../../src/markdown/own-tags.ts';

test.each([
  ['<p>a</p><svg width="1"><path d="M0"></path></svg><p>b</p>', '<p>a</p><p>b</p>'],
  ['a<svg><svg></svg><text>1</text></svg>b<svg></svg>c', 'abc'],
  ['a<svg><svg></svg></svg> b', 'a b'],
  ['a<svg title="a > </svg>"><path /></svg>b', 'ab'],
  ['&lt;svg> stays', '&lt;svg> stays'],
  ['a<svg/>b', 'a<svg/>b'],
])('drawings are taken out of %j, those within others too', (html, rest) => {
  expect(withoutElements(html, 'svg')).toBe(rest);
});

import { describe, expect, test } from 'vitest';
import { compileBody } from '../../../src/markdown/compile-body.ts';
import { readNumber } from '../../../src/markdown/elements/chart-data.ts';
import { createScale } from '../../../src/markdown/elements/chart-scale.ts';
import { dateOfWords } from '../../../src/markdown/elements/date-of-words.ts';

const html = (text: string) => {
  const body = compileBody(text, 'md');
  expect(body.problems).toEqual([]);
  return body.html.replaceAll('\n', '');
};

describe('an element of a story', () => {
  test.each([
    [
      ':::factbox[What is *known*]\n- At 10:30\n:::',
      '<aside class="factbox" aria-labelledby="what-is-known"><h2 id="what-is-known">What is <em>known</em></h2><ul><li>At 10:30</li></ul></aside>',
    ],
    [
      ':::key-points\n- One\n:::',
      '<section class="key-points" aria-labelledby="key-points"><h2 id="key-points">Key points</h2><ul><li>One</li></ul></section>',
    ],
    [
      ':::key-points[핵심]\n- 하나\n:::',
      '<section class="key-points" aria-labelledby="핵심"><h2 id="핵심">핵심</h2><ul><li>하나</li></ul></section>',
    ],
    [
      ':::pull-quote{speaker="A. B." role="engineer"}\n"It will hold."\n:::',
      '<figure class="pull-quote"><blockquote><p>“It will hold.”</p></blockquote><figcaption><b>A. B.</b>, engineer</figcaption></figure>',
    ],
    [
      ':::pull-quote\nIt will hold.\n:::',
      '<figure class="pull-quote"><blockquote><p>It will hold.</p></blockquote></figure>',
    ],
    [
      ':::timeline[So far]\n- **June 19, 2024**: Signed.\n- **Spring 2023** Talks.\n:::',
      '<section class="timeline" aria-labelledby="so-far"><h2 id="so-far">So far</h2><ol role="list"><li><p class="when"><time datetime="2024-06-19">June 19, 2024</time></p><p>Signed.</p></li><li><p class="when"><span>Spring 2023</span></p><p>Talks.</p></li></ol></section>',
    ],
    [
      ':::questions[Asked]\n### Who?\nThe city.\n:::',
      '<section class="questions" aria-labelledby="asked"><h2 id="asked">Asked</h2><h3 id="who">Who?</h3><p>The city.</p></section>',
    ],
    [
      ':::table[Lanes]{source="City"}\n| a |\n|---|\n| 1 |\n:::',
      '<figure class="with-table"><figcaption>Lanes</figcaption><section class="table" aria-label="Lanes" tabindex="0"><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></section><p class="source">Source: City</p></figure>',
    ],
    [
      '::link-card[The "report"]{url="https://x.example/?a=1&b=2" source="City"}',
      '<p class="link-card"><a href="https://x.example/?a=1&#x26;b=2">The “report”</a> <span class="source">City</span></p>',
    ],
    [
      '::download[The report]{src="report.pdf"}',
      '<p class="download"><a data-local-file="report.pdf">The report</a> <span class="facts" data-file-facts="report.pdf"></span></p>',
    ],
    [
      ':::figure{src="two words.png" alt="A &quot;b&quot;" credit="C"}\nThe *caption*.\n:::',
      '<figure class="picture"><img data-local-image="two%20words.png" alt="A &#x22;b&#x22;"><figcaption><p>The <em>caption</em>.</p><p class="credit">C</p></figcaption></figure>',
    ],
    [
      '![A](b.png "The caption")',
      '<figure class="picture"><img data-local-image="b.png" alt="A"><figcaption>The caption</figcaption></figure>',
    ],
    [
      'A ![A](b.png "Title") within a line',
      '<p>A <img data-local-image="b.png" alt="A" title="Title"> within a line</p>',
    ],
  ])('%j becomes HTML that needs no script', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test('may stand within another', () => {
    expect(html('::::factbox[A]\n:::chart[B]{type="bar"}\n| a | b |\n|---|---|\n| c | 1 |\n:::\n::::')).toMatch(
      /^<aside.*<figure class="chart bar">.*<\/figure><\/aside>$/,
    );
  });

  test.each([
    [':::factbox[A]\nText.\n:::', '<Factbox title="A">\n\nText.\n\n</Factbox>'],
    [':::key-points\n- One\n:::', '<KeyPoints>\n- One\n</KeyPoints>'],
    ['::related', '<Related />'],
    [
      '::link-card[A]{url="https://x.example/" source="B"}',
      '<LinkCard title="A" url="https://x.example/" source="B" />',
    ],
    [
      ':::chart[A]{type="line"}\n| a | b |\n|---|---|\n| c | 1 |\n:::',
      '<Chart title="A" type="line">\n| a | b |\n|---|---|\n| c | 1 |\n</Chart>',
    ],
  ])('%j is the same as %j in MDX', (directive, component) => {
    const facts = (text: string) => {
      const { words, opening, placesRelated, problems } = compileBody(`Text.\n\n${text}`, 'mdx');
      return { words, opening, placesRelated, problems };
    };
    expect(facts(component)).toEqual(facts(directive));
    expect(facts(component).problems).toEqual([]);
  });

  test('keeps words with colons in what is drawn and named', () => {
    const drawn = html(':::chart[Flights at 10:30am]{type="bar"}\n| Time | N |\n|---|---|\n| 09:15am | 3 |\n:::');
    expect(drawn).toContain('class="name">09:15am</text>');
    expect(drawn).toContain('aria-label="Flights at 10:30am"');
  });

  test('leaves out editors’ comments and nothing else', () => {
    expect(html(':::key-points\n<!-- check -->\n- One\n:::')).toContain('<li>One</li>');
  });

  test('that holds raw HTML or a dangerous link is refused as text is', () => {
    const { problems } = compileBody(':::factbox[A]\n<b>x</b>\n\n[a](javascript:x)\n:::', 'md');
    expect(problems.map(({ line }) => line)).toEqual([2, 4]);
  });

  test('does not count as the opening of the story, and a drawing not as words', () => {
    const text =
      ':::key-points\n- One two\n:::\n\n:::chart[T]{type="bar"}\n| a | b |\n|---|---|\n| c | 1 |\n:::\n\nFirst.';
    // Key points, One two, T, The numbers as a table, a b c 1, First
    expect(compileBody(text, 'md')).toMatchObject({ opening: 'First.', words: 15 });
  });
});

describe('a chart', () => {
  const chart = (type: string, rows: string) => html(`:::chart[T]{type="${type}"}\n${rows}\n:::`);

  test('of bars draws them to scale, each with its number as typed', () => {
    const drawn = chart('bar', '| a | b |\n|---|---|\n| Whole | 12,000 |\n| Eighth | 1,500 |');
    const widths = [...drawn.matchAll(/<rect [^>]*width="([\d.]+)%"/g)].map(([, width]) => Number(width));
    expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(8, 5);
    expect(drawn).toContain('>12,000</text>');
    expect(drawn).toContain('aria-hidden="true"');
    expect(drawn).toContain('<td>Whole</td><td class="right">12,000</td>');
  });

  test('of bars below zero draws them to the other side of the axis', () => {
    const drawn = chart('bar', '| a | b |\n|---|---|\n| Up | 5% |\n| Down | −5% |');
    const bars = [...drawn.matchAll(/<rect x="([\d.]+)%" y="\d+" width="([\d.]+)%"/g)].map(([, x, width]) => [
      Number(x),
      Number(width),
    ]);
    expect(bars[1]?.[0]).toBe(0);
    expect(bars[0]?.[0]).toBeCloseTo(bars[1]?.[1] ?? 0, 5);
    expect(drawn).toContain('class="axis"');
  });

  test('of lines keeps the distances of dates, and gaps', () => {
    const drawn = chart('line', '| Year | b |\n|---|---|\n| 2000 | 0 |\n| 2003 | 10 |\n| 2004 | – |\n| 2010 | 5 |');
    expect(drawn).toContain('<path d="M0 100L30 0M100 50h0"');
  });

  test('names its lines where there are several', () => {
    const drawn = chart('line', '| Year | A | B |\n|---|---|---|\n| 1 | 1 | 2 |\n| 2 | 2 | 1 |');
    expect(drawn).toContain(
      '<p class="legend" aria-hidden="true"><span class="key-1">A</span><span class="key-2">B</span></p>',
    );
  });

  test('of names with signs escapes them', () => {
    expect(chart('bar', '| a | b |\n|---|---|\n| \\<b\\> & | 1 |')).toContain('>&#x3C;b> &#x26;</text>');
  });
});

test.each([
  ['12,000', 12000],
  ['1 500', 1500],
  ['3.5 %', 3.5],
  ['−7', -7],
  ['-7%', -7],
  ['$4', 4],
  ['€ 1,234,567.89', 1234567.89],
  ['1.5 million', 1.5],
  ['US$3', 3],
  ['3 km/h', 3],
  ['(5)', undefined],
  ['about four', undefined],
  ['', undefined],
  ['1,2', undefined],
  ['12.000.000', undefined],
])('%j is read as %j', (typed, value) => {
  expect(readNumber(typed)?.value).toBe(value);
});

test.each([
  [[12000, 1500], 5, [0, 5000, 10000, 15000]],
  [[0.1, 0.3], 4, [0, 0.1, 0.2, 0.3]],
  [[-3, 7], 4, [-5, 0, 5, 10]],
  [[0], 4, [0, 0.5]],
  [[], 4, [0, 0.5]],
])('an axis for %j in at most %i steps has round numbers', (values, count, ticks) => {
  expect(createScale(values, count).ticks).toEqual(ticks);
});

test.each([
  ['Oct. 22, 2024', '2024-10-22'],
  ['June 19, 2024', '2024-06-19'],
  ['Sept. 1, 2024:', '2024-09-01'],
  ['February 2022', '2022-02'],
  ['2022', '2022'],
  ['2024-06-19', '2024-06-19'],
  ['Feb. 30, 2024', undefined],
  ['Spring 2024', undefined],
  ['Oct. 22', undefined],
])('the date %j is %j to a machine', (words, date) => {
  expect(dateOfWords(words)).toBe(date);
});

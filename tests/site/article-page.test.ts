import { describe, expect, test } from 'vitest';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { attribute, openOutput, select, selectOne, textOf } from './output.ts';

const output = openOutput(fixtureNewsroom.out);
const everyElement = output.page('/2025/10/30/every-element/');

describe('an article with every element', () => {
  test('shows them in the order of the content model', () => {
    const story = textOf(selectOne(everyElement, 'main .story'));
    const order = [
      'Analysis',
      'Filler: a story with every element',
      'The dek of the story with every element, which is filler too.',
      'By Ada Filler, Dee <b>Filler</b> & Co and 김채움',
      'Published on Oct. 30, 2025 9:05 a.m. E.T.',
      'Updated on Oct. 31, 2025 noon E.T.',
      'Correction, Oct. 30, 2025 2 p.m. E.T. Note 2, a correction, stands on top.',
      'It said <b>three</b> & more.',
      'It says “four”.',
      'Editor’s note, Oct. 30, 2025 4 p.m. E.T. Note 4, an editor’s note, stands on top.',
      'Retraction, Oct. 30, 2025 5 p.m. E.T. Note 5, a retraction of one paragraph, stands on top.',
      'Update, Oct. 30, 2025 6 p.m. E.T. Note 6, an update, was asked to the top.',
      '[A gradient that stands for a photograph]',
      'The caption of the gradient. Filler by sharp',
      'FILLERTON, Nowhere — The first paragraph of the story with every element. It is filler.',
      'The second paragraph is filler, like the first.',
      'A subhead before the box',
      'The last paragraph before the related stories.',
      'Related stories',
      'Filler: <script>alert("headline")</script>',
      'Filler: elsewhere, with an address The Other Filler',
      'Filler: a text in MDX',
      'Filler: elsewhere, of which only the headline is known',
      'The first paragraph after the related stories, with a picture below it.',
      '[A chart that shows nothing]',
      'A subhead of the third level',
      'The last paragraph of the story with every element.',
      'Edited by Ben Filler and Cy O’Filler.',
      'Translated by 김채움.',
      'Additional reporting by Cy O’Filler, Ada Filler and Ben Filler.',
      'Update, Oct. 30, 2025 1 p.m. E.T. Note 1, an update, stands at the end.',
      'Clarification, Oct. 30, 2025 3 p.m. E.T. Note 3, a clarification, stands at the end.',
      'Correction, Oct. 31, 2025 12:00 a.m. E.T. Note 7, a correction, was asked to the end.',
      'Only what it said.',
      'Part 2 of 3',
      'Filler: part one of a series',
      'Filler: part three of a series',
      'Numbers',
      'Hostile <em>names</em> & "quotes"',
      '3 versions of this story: what changed, and when',
    ];
    const found: string[] = [];
    let from = 0;
    for (const piece of order) {
      const at = story.indexOf(piece, from);
      if (at === -1) {
        expect({ missing: piece, after: found.at(-1), story }).toBe('in order');
        return;
      }
      found.push(piece);
      from = at + piece.length;
    }
    expect(found).toEqual(order);
  });

  test('uses the elements that say what they hold', () => {
    const story = selectOne(everyElement, 'main .story');
    expect(textOf(selectOne(story, 'h1'))).toBe('Filler: a story with every element');
    expect(select(story, 'p').map(textOf)).toContain('The dek of the story with every element, which is filler too.');
    expect(select(story, 'time').map((time) => [attribute(time, 'datetime'), textOf(time)])).toContainEqual([
      '2025-10-30T09:05:00-04:00',
      'Oct. 30, 2025 9:05 a.m. E.T.',
    ]);
    expect(textOf(selectOne(story, 'figure figcaption'))).toBe('The caption of the gradient. Filler by sharp');
    expect(select(story, 'aside h2').map(textOf)).toEqual(['Related stories']);
    expect(select(story, 'aside li').map((item) => select(item, 'time').length)).toEqual([0, 0, 0, 0]);
    expect(textOf(selectOne(story, 'b.dateline'))).toBe('FILLERTON, Nowhere');
  });

  test('gives each note an anchor, and the stamp leads to the newest change', () => {
    const anchors = [1, 2, 3, 4, 5, 6, 7].map((number) => textOf(selectOne(everyElement, `#note-${number}`)));
    expect(anchors.map((text) => /Note (\d)/.exec(text)?.[1] ?? '7')).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    const link = selectOne(everyElement, 'a[href=#note-7]');
    expect(textOf(link)).toBe('What changed');
  });

  test('links names, topics, parts of the series and the public history', () => {
    const links = select(everyElement, 'main .story a').map((link) => [textOf(link), attribute(link, 'href')]);
    expect(links).toEqual(
      expect.arrayContaining([
        ['Ada Filler', '/people/ada-filler/'],
        ['김채움', '/people/kim-chaeum/'],
        ['Numbers', '/topics/numbers/'],
        ['Filler: part one of a series', '/2025/10/10/part-one/'],
        ['Filler: part three of a series', '/2025/10/31/part-three/'],
        ['Filler: elsewhere, with an address', 'https://other.example/story?a=1&b=2'],
        ['3 versions of this story: what changed, and when', '/2025/10/30/every-element/history/'],
      ]),
    );
  });

  test('does not show a related story that has been withdrawn since', () => {
    expect(textOf(selectOne(everyElement, 'aside'))).not.toContain('withdrawn');
  });
});

describe('stamps', () => {
  const stampsOf = (address: string) =>
    select(output.page(address), 'article header time').map((time) => attribute(time, 'datetime'));
  const headOf = (address: string) => textOf(selectOne(output.page(address), 'article header'));

  test('an article that was never updated has the date of publication alone', () => {
    expect(stampsOf('/2025/10/18/published-only/')).toEqual(['2025-10-18T12:00:00-04:00']);
    expect(headOf('/2025/10/18/published-only/')).toContain('Published on Oct. 18, 2025 noon E.T.');
  });

  test('an article of which only the update is known does not claim a publication', () => {
    expect(stampsOf('/2025/10/17/updated-only/')).toEqual(['2025-10-18T03:59:00Z']);
    expect(headOf('/2025/10/17/updated-only/')).toContain('Updated on Oct. 17, 2025 11:59 p.m. E.T.');
    expect(headOf('/2025/10/17/updated-only/')).not.toContain('Published');
  });

  test('an article with both shows both, in the publication’s zone whatever their offsets are', () => {
    expect(stampsOf('/2025/10/16/both-known/')).toEqual(['2025-10-17T00:30:00+03:00', '2025-11-01T12:00:00-04:00']);
    expect(headOf('/2025/10/16/both-known/')).toContain('Published on Oct. 16, 2025 5:30 p.m. E.T.');
  });
});

describe('an article without authors', () => {
  test('has no byline, and its editors and contributors are credited as such', () => {
    const story = selectOne(output.page('/2025/10/17/updated-only/'), '.story');
    expect(textOf(selectOne(story, 'header'))).not.toContain('Ben Filler');
    expect(textOf(story)).toContain('Edited by Ben Filler.');
    expect(textOf(selectOne(output.page('/2025/10/16/both-known/'), '.story'))).toContain(
      'Additional reporting by Cy O’Filler.',
    );
  });
});

describe('languages', () => {
  test.each([
    ['/2025/10/25/korean/', 'ko', 'ltr'],
    ['/2025/10/24/arabic/', 'ar', 'rtl'],
    ['/2025/10/23/chinese/', 'zh-Hant', 'ltr'],
  ])('the story %s is marked as %s, written %s', (address, lang, dir) => {
    const story = selectOne(output.page(address), 'main .story');
    expect([attribute(story, 'lang'), attribute(story, 'dir')]).toEqual([lang, dir]);
    const html = selectOne(output.page(address), 'html');
    expect([attribute(html, 'lang'), attribute(html, 'dir')]).toEqual(['en', 'ltr']);
  });

  test('a listing marks headline and dek that are not in the site’s language', () => {
    const marked = select(output.page('/topics/scripts/'), 'main [lang=ar]').map(textOf);
    expect(marked).toEqual(['حشو: خبر مكتوب بالعربية', 'هذا الخبر مختلق بالكامل.']);
  });
});

describe('text', () => {
  const marks = selectOne(output.page('/2025/10/27/marks-of-markdown/'), '.story');

  test('times, ratios and directives that are not ours stay as they were typed', () => {
    const text = textOf(marks);
    for (const typed of [
      'At 10:30 and 09:15am the odds were 3:1, or 2:1:1.',
      '::unknown[label]{#id .class}',
      ':::note',
    ]) {
      expect(text).toContain(typed);
    }
    expect(text).toContain('The :unknown[text] directive stays as typed.');
  });

  test('typewriter punctuation becomes typographic, and an apostrophe before a year turns the right way', () => {
    expect(textOf(marks)).toContain('It is ~about~ five; ten is wrong. “Double” and ‘single’ — it’s the ’90s…');
  });

  test('a table can be scrolled by keyboard and is named by its columns', () => {
    const frame = selectOne(marks, 'section.table');
    expect([attribute(frame, 'tabindex'), attribute(frame, 'aria-label')]).toEqual([
      '0',
      'Table: Column, Right, A, B, C, D, E',
    ]);
    expect(select(frame, 'td.right').map(textOf)).toEqual(['1', '2']);
  });

  test('a task list has marks that are read, and no boxes that cannot be used', () => {
    expect(select(marks, 'input')).toEqual([]);
    expect(textOf(marks)).toContain('☑ A task that is done ☐ A task that is not');
  });

  test('footnotes lead to their text and back', () => {
    const links = select(marks, 'sup a').map((link) => attribute(link, 'href') ?? '');
    expect(links).toHaveLength(3);
    for (const link of links) expect(select(marks, `li${link}`)).toHaveLength(1);
  });

  test('headings never take an id of the page around them', () => {
    const ids = select(marks, 'h2').map((heading) => attribute(heading, 'id'));
    expect(ids).toEqual(
      expect.arrayContaining(['related-section', 'notes-section', 'main-section', 'twice', 'twice-1']),
    );
  });

  test('an editor’s comment is not published', () => {
    expect(output.text('2025/10/27/marks-of-markdown/index.html').includes('wombat')).toBe(false);
  });

  test('a text in MDX has the box in its place, and the same marks as one in Markdown', () => {
    const story = selectOne(output.page('/2025/10/28/text-in-mdx/'), '.story');
    const text = textOf(story);
    expect(text).toContain('MDXVILLE — The first paragraph in MDX: the answer is 42, the time 10:30, the odds 3:1.');
    expect(text.indexOf('Related stories')).toBeLessThan(text.indexOf('A paragraph after the box'));
    expect(text).toContain('☑ done ☐ not done');
    expect(text).toContain('“Quotes” — and dashes. Escaped: <b>not bold</b> and {not an expression}.');
    expect(select(story, 'section.table table')).toHaveLength(1);
    expect(select(story, 'h2#a-subhead-in-mdx')).toHaveLength(1);
    expect(select(story, 'img[alt=A chart in MDX]')).toHaveLength(1);
  });

  test('without ::related the box follows the text', () => {
    const story = textOf(selectOne(output.page('/2025/10/24/arabic/'), '.story'));
    expect(story.indexOf('الفقرة الثانية')).toBeLessThan(story.indexOf('Related stories'));
  });
});

describe('characters with a meaning in HTML', () => {
  test('of a headline are printed, never run', () => {
    for (const address of ['/2025/10/29/hostile/', '/', '/topics/hostile/', '/people/dee-filler/', '/2025/10/29/']) {
      const page = output.page(address);
      expect(
        select(page, 'script').filter(
          (script) => !['application/ld+json', 'speculationrules'].includes(attribute(script, 'type') ?? ''),
        ),
        address,
      ).toEqual([]);
      const headlines = select(page, 'h1').concat(select(page, 'h2'), select(page, 'h3')).map(textOf);
      expect(headlines, address).toContain(
        'Filler: <script>alert("headline")</script> & ‘quotes’ ]]> 😀 “\u{1F468}\u200D\u{1F469}\u200D\u{1F467}”',
      );
    }
  });

  test('of every other field are printed too', () => {
    const story = selectOne(output.page('/2025/10/29/hostile/'), '.story');
    const text = textOf(story);
    for (const typed of [
      '<img src=x onerror=alert("dek")> & ${dek} {dek} &amp; &lt;',
      'Dee <b>Filler</b> & Co',
      '<i>NOWHERE</i> & $& $1 —',
      '<script>alert("note")</script> & "quotes"',
      '<script>alert("was")</script>',
      '</ins><script>alert("now")</script>',
      '<script>alert("caption")</script> & more <script>alert("credit")</script>',
      '<b>Filler</b> & "quotes"',
      '<i>Other</i>',
      'It costs $& and $1 and $’.',
      '<script>alert(“body”)</script> and <b>not bold</b> and <script>alert("code")</script>',
      '<script>alert("block")</script>',
      'Typed, not meant: <a href="/x" src="y"> and <img data-local-image="z.png">.',
    ]) {
      expect(text).toContain(typed);
    }
    expect(select(story, 'i')).toEqual([]);
    expect(select(story, 'img').map((picture) => attribute(picture, 'onload'))).toEqual([undefined, undefined]);
  });

  test('control characters of a text do not reach a page', () => {
    expect(output.files.filter((path) => path.endsWith('.html') && output.text(path).includes('\b'))).toEqual([]);
  });
});

test('a description comes from the opening where there is no dek, and is cut', () => {
  const description = attribute(
    selectOne(output.page('/2025/10/18/published-only/'), 'meta[name=description]'),
    'content',
  );
  expect(description).toMatch(/^Filler without a dek, a topic or an author\. Its opening goes on /);
  expect(description?.length).toBeLessThan(320);
});

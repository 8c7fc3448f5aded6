import { describe, expect, test } from 'vitest';
import { fullText } from '../../../src/formats/full-text.ts';
import type { Story } from '../../../src/formats/story.ts';
import { image, note, story as plain, storyUrl } from './filler-story.ts';

describe('a whole story', () => {
  const story: Story = {
    ...plain,
    dek: 'The <dek>',
    lang: 'ar',
    dateline: 'SEOUL',
    notes: [
      { ...note, date: 'Oct. 22', was: '3 < 4', now: '4' },
      { ...note, kind: 'update', name: 'Update', text: 'Adds.', placement: 'end' },
    ],
    byline: 'By Ada',
    credits: ['Edited by Ben.'],
    related: {
      heading: 'Related stories',
      stories: [
        { headline: 'One & two', url: 'https://news.example/2024/10/21/b/' },
        { headline: 'Three', publication: 'The Other' },
      ],
    },
  };

  test('has all its parts in order, in its language and direction', () => {
    const body = '<p>First.</p>\n<related-stories></related-stories>\n<p>Last.</p>';
    expect(fullText({ ...story, image }, body)).toBe(
      [
        '<div lang="ar" dir="rtl"><p><strong>Correction, Oct. 22</strong> Was &amp; is. <del>3 &lt; 4</del> <ins>4</ins></p>',
        '<p><em>The &lt;dek&gt;</em></p>',
        '<p>By Ada</p>',
        `<figure><img src="${storyUrl}picture.jpg" alt="A lorry &lt;3" width="1600" height="900"><figcaption>The bridge &amp; the lorry. Photo by A. Example</figcaption></figure>`,
        '<p><b>SEOUL</b> — First.</p>\n',
        '<p><strong>Related stories</strong></p>',
        '<ul><li><a href="https://news.example/2024/10/21/b/">One &amp; two</a></li><li>Three (The Other)</li></ul>',
        '\n<p>Last.</p>',
        '<p>Edited by Ben.</p>',
        '<p><strong>Update, Oct. 23</strong> Adds.</p></div>',
      ].join('\n'),
    );
  });

  test('has its related stories below where the text places none, and nothing where there are none', () => {
    expect(fullText(story, '<p>All.</p>')).toMatch(/All\.<\/p>\n<p><strong>Related stories/);
    expect(fullText(plain, '<p>All.</p>\n<related-stories></related-stories>')).not.toMatch(/[Rr]elated/);
  });
});

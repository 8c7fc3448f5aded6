import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser, type OpenPage } from './in-browser.ts';
import { unreadableText } from './page-text.ts';

/** What stands in the list, by headline. */
const headlines = (page: Page) => page.locator('.results h2').allTextContents();

const status = (page: Page) => page.getByRole('status').textContent();

/** Opens the search and waits until it has said what it found. */
async function search(open: OpenPage, address: string, look: Parameters<OpenPage>[1] = {}): Promise<Page> {
  const page = await open(`/search/${address}`, look);
  await said(page, /stor(?:y|ies)/);
  return page;
}

async function said(page: Page, text: RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 15_000 });
}

const addressOf = (page: Page) => new URL(page.url()).search;

inBrowser('A reader who searches', (open) => {
  test('sees what is found while typing, and how much it is', async () => {
    const page = await open('/search/');
    await page.getByRole('searchbox').pressSequentially('leap day');
    await said(page, /^1 story for “leap day”$/);
    expect(await headlines(page)).toEqual(['Filler: on a leap day at midnight']);
    expect(await page.getByRole('status').getAttribute('aria-live')).toBe('polite');
    expect(addressOf(page)).toBe('?q=leap+day');
    expect(await page.title()).toBe('leap day – Search – The Filler & Sons Gazette');
  });

  test('reads kicker, headline, excerpt and date of a story, the words marked', async () => {
    const page = await search(open, '?q=paragraph+picture');
    const result = page.locator('.results li').first();
    expect(await result.locator('.kicker').innerText()).toMatch(/^Analysis\s+Filler$/);
    expect(await result.getByRole('link', { name: 'Filler', exact: true }).getAttribute('href')).toBe(
      '/topics/filler/',
    );
    expect(await result.locator('time').innerText()).toBe('Oct. 30, 2025');
    expect(await result.locator('.excerpt mark').allTextContents()).toEqual(
      expect.arrayContaining(['paragraph', 'picture']),
    );
    await result.getByRole('heading').getByRole('link').click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Filler: a story with every element');
  });

  test('reads that a date is that of an update', async () => {
    const page = await search(open, '?q=only+the+update');
    expect(await page.locator('.results time').first().innerText()).toBe('Updated on Oct. 17, 2025');
  });

  test('gets to the heading below which a word stands', async () => {
    const page = await search(open, '?q=third+level');
    await page
      .getByRole('list', { name: 'In this story' })
      .getByRole('link', { name: 'A subhead of the third level' })
      .click();
    await page.waitForURL('**/2025/10/30/every-element/#a-subhead-of-the-third-level');
    expect(await page.locator(':target').textContent()).toBe('A subhead of the third level');
  });

  test('finds words by their stems, by their beginnings, and phrases in order', async () => {
    expect(await headlines(await search(open, '?q=emphasise'))).toEqual(['Filler: all marks of Markdown']);
    expect(await headlines(await search(open, '?q=midnig'))).toEqual(['Filler: on a leap day at midnight']);
    expect(await headlines(await search(open, '?q=“leap+day+at”'))).toEqual(['Filler: on a leap day at midnight']);
    expect(await status(await search(open, '?q="day+leap"'))).toBe('No stories for “day leap”');
  });

  test('narrows the search by topic, person and year, also without a word', async () => {
    const page = await search(open, '?q=filler');
    const all = await status(page);
    await page.getByLabel('Topic', { exact: true }).selectOption('Numbers');
    await said(page, /^11 stories/);
    expect(all).not.toBe('11 stories for “filler”');
    await page.getByLabel('Year').selectOption('2024');
    await said(page, /^1 story/);
    await page.getByLabel('Year').selectOption('All years');
    await page.getByLabel('Person').selectOption('Cy O’Filler');
    await said(page, /^1 story/);
    expect(await headlines(page)).toEqual(['Filler: a story with every element']);
    expect(addressOf(page)).toBe('?q=filler&topic=numbers&person=cy-filler');
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('Topic', { exact: true }).selectOption('All topics');
    await said(page, /^\d+ stories$/);
    expect(addressOf(page)).toBe('?person=cy-filler');
  });

  test('puts what is found in the order of its dates, to the minute', async () => {
    const page = await search(open, '?topic=scripts&sort=newest');
    const newest = await headlines(page);
    expect(newest).toHaveLength(5);
    expect(newest[0]).toMatch(/^채움글/);
    expect(newest[4]).toBe('Filler: only the update is known');
    await page.getByLabel('Order').selectOption('Oldest first');
    await expect.poll(() => headlines(page)).toEqual(newest.toReversed());
    expect(addressOf(page)).toBe('?topic=scripts&sort=oldest');
  });

  test('sees ten stories, then more, and goes on reading where they begin', async () => {
    const page = await search(open, '?q=filler');
    expect(await headlines(page)).toHaveLength(10);
    await page.getByRole('button', { name: /^Show 10 more of \d+$/ }).click();
    await expect.poll(() => headlines(page)).toHaveLength(20);
    expect(
      await page
        .locator('.results li')
        .nth(10)
        .locator('h2 a')
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
  });

  test('is told that nothing is found, what to try, and can take the filters away', async () => {
    const page = await search(open, '?q=pictures&year=2024');
    expect(await status(page)).toBe('No stories for “pictures”');
    await page.getByText('take the filters away').waitFor();
    expect(await page.getByRole('link', { name: 'All topics' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Search all topics, people and years' }).click();
    await said(page, /^\d+ stor(?:y|ies) for “pictures”/);
    expect(addressOf(page)).toBe('?q=pictures');
    expect(await page.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(true);
  });

  test('is told if the index cannot be loaded, and may try again', async () => {
    let broken = true;
    const page = await open('/search/', {
      before: (page) => page.route(/\/pagefind\//, (route) => (broken ? route.abort() : route.fallback())),
    });
    await page.getByRole('searchbox').fill('leap');
    await said(page, /could not be loaded/);
    broken = false;
    await page.getByRole('searchbox').press('Enter');
    await said(page, /^1 story/);
  });

  test('can do all of it with the keyboard', async () => {
    const page = await open('/search/');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('number');
    await page.keyboard.press('Enter');
    await said(page, /for “number”/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Num');
    await expect.poll(() => addressOf(page)).toBe('?q=number&topic=numbers');
    for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('Old');
    await expect.poll(() => addressOf(page)).toBe('?q=number&topic=numbers&sort=oldest');
    await expect.poll(async () => (await headlines(page))[0]).toBe('Filler: on the same minute as number one');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/2025/08/01/number-one-and-a-half/');
  });
});

inBrowser('The address of a search', (open) => {
  test('shows the same after a reload, and to somebody else', async () => {
    const address = '?q=number&topic=numbers&year=2025&sort=newest';
    const page = await search(open, address);
    const found = await headlines(page);
    expect(found[0]).toBe('Filler: number eight');
    await page.reload();
    await expect.poll(() => headlines(page)).toEqual(found);
    expect(await headlines(await search(open, address))).toEqual(found);
    expect(await page.getByRole('searchbox').inputValue()).toBe('number');
    expect(await page.getByLabel('Topic', { exact: true }).inputValue()).toBe('numbers');
    expect(await page.getByLabel('Order').inputValue()).toBe('newest');
  });

  test('leads back and forward through searches and stories', async () => {
    const page = await open('/search/');
    const field = page.getByRole('searchbox');
    await field.pressSequentially('leap');
    await field.press('Enter');
    await said(page, /“leap”/);
    await field.fill('pictures');
    await field.press('Enter');
    await said(page, /“pictures”/);
    await page.getByLabel('Year').selectOption('2025');
    await expect.poll(() => addressOf(page)).toBe('?q=pictures&year=2025');
    await page.getByRole('link', { name: 'Filler: pictures of all kinds' }).click();
    await page.waitForURL('**/pictures/');

    await page.goBack();
    await said(page, /“pictures”/);
    expect(await page.getByLabel('Year').inputValue()).toBe('2025');
    await page.goBack();
    await expect.poll(() => page.getByLabel('Year').inputValue()).toBe('');
    expect(addressOf(page)).toBe('?q=pictures');
    await page.goBack();
    await said(page, /“leap”/);
    expect(await field.inputValue()).toBe('leap');
    await page.goBack();
    await expect.poll(() => headlines(page)).toEqual([]);
    expect(addressOf(page)).toBe('');
    expect(await page.getByRole('link', { name: 'All topics' }).isVisible()).toBe(true);
    await page.goForward();
    await said(page, /“leap”/);
  });

  test('may name what there is not', async () => {
    const page = await search(open, '?q=leap&topic=no-such-topic&sort=sideways');
    expect(await status(page)).toBe('1 story for “leap”');
    expect(await page.getByLabel('Topic', { exact: true }).inputValue()).toBe('');
  });
});

inBrowser('On an English page a reader finds', (open) => {
  test.for([
    ['Korean, by a word', '한국어로', '채움글: 한국어로 쓴 기사', '한국어로'],
    ['Korean, by the word without its ending', '문단', '채움글: 한국어로 쓴 기사', '문단입니다'],
    ['Chinese, by a word', '報道', '填充：一篇中文報道', '報道'],
    ['Chinese, by words without a space', '沒有空格', '填充：一篇中文報道', '沒有空格'],
    ['Chinese, behind a full stop', '這裏', '填充：一篇中文報道', '這裏'],
    ['Japanese, by a word', '架空', '埋め草：日本語の記事', '架空'],
    ['Japanese, by words without a space', '架空の内容', '埋め草：日本語の記事', '架空の内容'],
    ['Japanese in Katakana', '東京タワー', '埋め草：日本語の記事', '東京タワー'],
    ['Arabic, by a word', 'مختلق', 'حشو: خبر مكتوب بالعربية', 'مختلق'],
    ['Arabic, by the word without its article', 'فقرة', 'حشو: خبر مكتوب بالعربية', 'الفقرة'],
    ['Arabic, by the word with an article that is not there', 'المختلق', 'حشو: خبر مكتوب بالعربية', 'مختلق'],
    ['Latin letters in Arabic', 'latin', 'حشو: خبر مكتوب بالعربية', 'Latin'],
  ] as const)('%s', async ([, query, headline, mark]) => {
    const page = await search(open, `?q=${query}`);
    expect(await status(page)).toBe(`1 story for “${query}”`);
    expect(await headlines(page)).toEqual([headline]);
    expect(await page.locator('.results mark').allTextContents()).toContain(mark);
  });

  test('a foreign story set in its own language and direction, without gaps between its words', async () => {
    const arabic = await search(open, '?q=مختلق');
    expect(await arabic.locator('.results h2').getAttribute('lang')).toBe('ar');
    expect(await arabic.locator('.excerpt').getAttribute('dir')).toBe('rtl');
    const japanese = await search(open, '?q=架空');
    expect(await japanese.locator('.excerpt').textContent()).toContain('東京タワーは 赤い。すべて架空の内容です。');
  });

  test('a heading in another script', async () => {
    const page = await search(open, '?q=小見出し');
    await page.getByRole('link', { name: '小見出し', exact: true }).click();
    await page.waitForURL((url) => decodeURIComponent(url.hash) === '#小見出し');
    expect(await page.locator(':target').textContent()).toBe('小見出し');
  });
});

inBrowser('The search page', (open) => {
  test('loads nothing of the index before a reader turns to it', async () => {
    const requests: string[] = [];
    const page = await open('/search/', {
      before: (page) => page.on('request', (request) => requests.push(new URL(request.url()).pathname)),
    });
    await page.waitForLoadState('networkidle');
    expect(requests.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
    await page.getByRole('searchbox').focus();
    await expect.poll(() => requests.some((path) => path.endsWith('.pf_meta'))).toBe(true);
  });

  test('shows a hostile story as text', async () => {
    const page = await search(open, '?q=alert+typed');
    expect(await headlines(page)).toEqual(['Filler: <script>alert("headline")</script> & ‘quotes’ ]]> 😀 “👨‍👩‍👧”']);
    const excerpt = page.locator('.excerpt');
    expect(await excerpt.textContent()).toContain('<script>alert("block")</script>');
    expect(
      await page
        .locator('.results')
        .evaluate((list) =>
          [...list.querySelectorAll('*')]
            .map(({ localName }) => localName)
            .filter((name) => /^(?:script|img|b|i)$/.test(name)),
        ),
    ).toEqual([]);
    const page2 = await open('/search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&topic=%22%3E%3Cscript%3E');
    await said(page2, /for “<img src=x onerror=alert\(1\)>”/);
    expect(await page2.locator('main img, main script[src=""]').count()).toBe(0);
  });

  test('offers other ways without JavaScript, and no field that does nothing', async () => {
    const page = await open('/search/', { scripts: false });
    expect(await page.locator('.explanation').isVisible()).toBe(true);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    const links = await page.getByRole('main').getByRole('link').all();
    const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
    expect(paths).toEqual(expect.arrayContaining(['/topics/', '/people/', '/archive/', '/topics/filler/', '/2025/']));
  });

  test.for([320, 1280])('is accessible and readable with stories in it, and with none: %i px', async (width) => {
    for (const address of ['?q=filler', '?q=subhead+مختلق', '?q=pictures&year=2024']) {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await search(open, address, { width, scheme });
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        const findings = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        expect(findings, `${address}, ${scheme}`).toEqual([]);
        expect(await unreadableText(page), address).toEqual([]);
      }
    }
  });
});

import { execFileSync } from 'node:child_process';
import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixtureNewsroom } from './built-newsrooms.ts';
import { runBuild } from './build-site.ts';
import { commitFixture, storyWithHistory, withdrawnWithHistory } from './fixture-history.ts';
import { copyNewsroom, type NewsroomCopy } from './newsroom-copy.ts';
import { attribute, openOutput, select, selectOne, textOf, type Output } from './output.ts';

const history = `/${storyWithHistory}/history/`;

/** What a page of versions tells, an entry each. */
const entriesOf = (output: Output, address: string) => select(output.page(address), '.versions article').map(textOf);

describe('the versions of a story', () => {
  let output: Output;

  beforeAll(() => {
    output = openOutput(fixtureNewsroom.out);
  });

  test('are one step away from it, and lead back', () => {
    const links = (address: string) => select(output.page(address), 'main a').map((link) => attribute(link, 'href'));
    expect(links(`/${storyWithHistory}/`)).toContain(history);
    expect(links(history)).toContain(`/${storyWithHistory}/`);
    expect(links(history)).toContain(`${history}1/`);
  });

  test('stand newest first, each with its time', () => {
    const heads = select(output.page(history), '.versions article header').map(textOf);
    expect(heads).toEqual([
      'Version 3 Nov. 1, 2025 12:00 a.m. E.T.',
      'Version 2 Oct. 30, 2025 1 p.m. E.T.',
      'First version Oct. 30, 2025 9:10 a.m. E.T.',
    ]);
  });

  test('say what changed in the words that readers saw, and in whole sentences', () => {
    const [, second = ''] = entriesOf(output, history);
    expect(second).toContain('Headline Filler: a story with [removed: an earlier headline] [added: every element]');
    expect(second).toContain('Dee <b>Filler</b> & Co was added to the byline.');
    expect(second).toContain('It [removed: was] [added: is] filler, [removed: and said so at length] [added: still].');
    expect(second).toContain('New [added: The second paragraph is filler, like the first.]');
    expect(second).toContain('5 paragraphs unchanged');
    expect(second).not.toMatch(/\*\*|authors|\.md|commit/);
  });

  test('have the notes that explain them', () => {
    const [third = '', second = ''] = entriesOf(output, history);
    expect(third).toContain('Correction, Oct. 30, 2025 2 p.m. E.T. Note 2, a correction, stands on top.');
    expect(second).not.toContain('Note 2');
  });

  test('can each be read in full, as they were', () => {
    const text = textOf(selectOne(output.page(`${history}1/`), 'main'));
    expect(text).toContain(
      'This is an old version of the story: the one that could be read from Oct. 30, 2025 9:10 a.m. E.T. to Oct. 30, 2025 1 p.m. E.T.',
    );
    expect(text).toContain('Filler: a story with an earlier headline');
    expect(text).toContain('It was filler, and said so at length.');
    expect(text).not.toContain('The second paragraph');
    expect(textOf(selectOne(output.page(`${history}2/`), 'main'))).toContain('It is filler, still.');
  });

  test('lie there as files, all of a story, in the words of the editors', () => {
    expect(
      output.files.filter((path) => path.startsWith(`${storyWithHistory}/history/`) && !/\.(?:br|gz)$/.test(path)),
    ).toEqual(
      ['1.md', '1/index.html', '2.md', '2/index.html', '3.md', 'index.html'].map(
        (name) => `${storyWithHistory}/history/${name}`,
      ),
    );
    const first = output.text(`${storyWithHistory}/history/1.md`);
    expect(first).toContain('headline: "Filler: a story with an earlier headline"\n');
    expect(first).toContain('It was filler, and said so at length.\n');
  });

  test('are of one story only, and not for search engines', () => {
    for (const address of [history, `${history}1/`]) {
      expect(attribute(selectOne(output.page(address), 'meta[name=robots]'), 'content')).toContain('noindex');
    }
    expect(
      output.files
        .filter((path) => path.startsWith('sitemaps/'))
        .map(output.text)
        .join(''),
    ).not.toContain('/history/');
  });

  test('of a withdrawn story tell when it was withdrawn, and nothing of its text', () => {
    const pages = output.files.filter((path) => path.startsWith(`${withdrawnWithHistory}/`));
    expect(pages).toContain(`${withdrawnWithHistory}/history/index.html`);
    expect(pages).toContain(`${withdrawnWithHistory}/history/2.md`);
    expect(pages).not.toContain(`${withdrawnWithHistory}/history/1.md`);
    expect(pages).not.toContain(`${withdrawnWithHistory}/history/1/index.html`);
    expect(entriesOf(output, `/${withdrawnWithHistory}/history/`)[0]).toContain('The story was withdrawn.');
    for (const path of pages.filter((path) => /\.(?:html|md|json)$/.test(path))) {
      expect(output.text(path)).not.toMatch(/capybara|The dek of the withdrawn story/);
    }
  });
});

describe('a newsroom under version control', () => {
  let newsroom: NewsroomCopy;
  const story = `articles/${storyWithHistory}.md`;

  beforeAll(async () => {
    newsroom = await copyNewsroom(fixtureNewsroom.content, 'versions');
    await newsroom.write(
      'articles/2025/10/31/was-a-draft.md',
      '---\nheadline: "Filler: was a draft"\npublished: 2025-10-31T08:00:00-04:00\nstatus: draft\n---\n\nFiller of a pangolin, never published.\n',
    );
    commitFixture(newsroom.content, '2025-11-01T04:10:00Z');
    await newsroom.edit('articles/2025/10/31/was-a-draft.md', 'status: draft\n', '');
    await newsroom.edit('articles/2025/10/31/was-a-draft.md', /Filler of a pangolin.*/, 'Filler that was published.');
    commitFixture(newsroom.content, '2025-11-01T04:20:00Z');
    await newsroom.edit('articles/2025/10/31/was-a-draft.md', 'Filler that', 'Filler, too, that');
    commitFixture(newsroom.content, '2025-11-01T04:30:00Z');
    await newsroom.build();
  });

  test('shows no word of a version that was not public', () => {
    const output = openOutput(newsroom.out);
    expect(entriesOf(output, '/2025/10/31/was-a-draft/history/')).toHaveLength(2);
    expect(output.files.filter((path) => output.bytes(path).includes('pangolin'))).toEqual([]);
  });

  test('shows a new version when it is committed, and a rebuild is a clean build', async () => {
    await newsroom.edit(story, 'It is filler.', 'It is filler, again.');
    await newsroom.build();
    expect(openOutput(newsroom.out).files).not.toContain(`${storyWithHistory}/history/4.md`);
    commitFixture(newsroom.content, '2025-11-01T05:00:00Z');
    await newsroom.build();
    const output = openOutput(newsroom.out);
    expect(entriesOf(output, history)[0]).toContain('It is filler[added: , again].');
    expect(textOf(selectOne(output.page(`/${storyWithHistory}/`), 'main'))).toContain('4 versions of this story');
    await newsroom.expectCleanBuildAlike();
  });

  test('takes out of all versions what had to be removed, and says so', async () => {
    await newsroom.write(
      'redactions.yaml',
      `redactions:
  - story: ${storyWithHistory}
    passage: said so at length
    reason: Removed by order of the Filler court.
  - story: ${storyWithHistory}
    version: 2
    reason: The filler of another was printed without leave.
`,
    );
    await newsroom.build();
    const output = openOutput(newsroom.out);
    const page = textOf(selectOne(output.page(history), 'main'));
    expect(page).toContain(
      'Words were removed from this version later and are marked [removed]. Removed by order of the Filler court.',
    );
    expect(page).toContain('Nothing of this version is shown. The filler of another was printed without leave.');
    const paths = output.files.filter((path) => /\.(?:html|md|json|xml|txt)$/.test(path));
    expect(paths.filter((path) => output.text(path).includes('said so at length'))).toEqual([]);
    expect(output.text(`${storyWithHistory}/history/1.md`)).toContain('It was filler, and [removed].');
    expect(output.files).not.toContain(`${storyWithHistory}/history/2.md`);
    expect(output.files).not.toContain(`${storyWithHistory}/history/2/index.html`);
    await newsroom.expectCleanBuildAlike();
    await rm(join(newsroom.content, 'redactions.yaml'));
  });

  test('says what to type where it was cloned without its older commits, or goes on if it may, and pages say so', async () => {
    const clone = join(newsroom.project, 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${newsroom.content}`, clone], { stdio: 'ignore' });
    const { project } = newsroom;
    const options = { project, content: clone, out: `${clone}-out`, cache: `${clone}-cache` };
    const refused = await runBuild(options);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(
      'shallow/site.yaml:1  history: the versions of stories come from git, and this repository was cloned without its older commits. Type git fetch --unshallow, or write history: if-complete to publish without versions.\n',
    );
    await appendFile(join(clone, 'site.yaml'), '\nhistory: if-complete\n');
    expect(await runBuild(options)).toMatchObject({ status: 0 });
    expect(textOf(selectOne(openOutput(options.out).page(`/${storyWithHistory}/`), 'main'))).toContain(
      'Earlier versions of this story are not shown: this site was built without them.',
    );
  });
});

import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ruleNames } from '../../src/domain/editorial-rules.ts';
import { rules } from '../../src/checks/rules.ts';
import { openDesk, type Desk } from './run-news.ts';

const run = promisify(execFile);
const path = 'content/articles/2024/10/22/story.md';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.remove());

/** An article with these fields and this text. */
const story = (fields: string, text = 'A text.') =>
  desk.write(
    path,
    `---\nheadline: A story\npublished: 2024-10-22T09:00:00-04:00\ntopics: [russia]\n${fields}---\n\n${text}\n`,
  );

interface Told {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

/** What is found in the newsroom beyond what it had before. */
const findings = async (...argv: string[]): Promise<readonly Told[]> => {
  const { stdout } = await desk.news('check', '--json', ...argv);
  return (JSON.parse(stdout) as readonly Told[]).filter(({ rule }) => rule !== 'related-backwards');
};
const places = async (...argv: string[]) =>
  (await findings(...argv)).map(
    ({ file, line, column, rule }) =>
      `${[file.replace('content/', ''), line, column].filter(Boolean).join(':')} ${rule}`,
  );

test('every rule of site.yaml is a rule, and the other way round', () => {
  expect(rules.map(({ name }) => name)).toEqual(ruleNames);
});

test('a link to what the newsroom leaves out leads nowhere', async () => {
  await story('', 'Try [that](/search/?q=a), [those](/wire/latest.json) and [this](/feed.xml).');
  expect(await places()).toEqual([]);
  await desk.write(
    'content/site.yaml',
    `${await desk.read('content/site.yaml')}\nleaveOut: {search: true, wire: true}\n`,
  );
  expect(await places()).toEqual(['7:5', '7:27'].map((place) => `articles/2024/10/22/story.md:${place} dead-link`));
});

test('the project’s own newsroom has nothing to put right', async () => {
  expect(await findings()).toEqual([]);
  expect((await desk.news('check')).status).toBe(0);
});

describe('finds', () => {
  const at = (place: string) => `articles/2024/10/22/story.md:${place}`;
  test.each<[string, string, string, readonly string[]]>([
    ['a link to a page that is not there', '', 'See [that](/2024/10/22/stroy/).', [at('7:5 dead-link')]],
    ['a link to an anchor that is not there', '', 'See [that](/about/#who-we-are).', [at('7:5 dead-link')]],
    [
      'a link to an anchor of the same text',
      '',
      'See [that](#nowhere).\n\n## Somewhere\n\nText.',
      [at('7:5 dead-link')],
    ],
    [
      'nothing in links that lead somewhere',
      '',
      'See [a](/about/#credits), [b](/2024/10/22/seoul-could-send-weapons-to-ukraine/#note-1), [c](#somewhere), [d](/feeds/), [e](/feed.xml), [f](/2024/10/22/), [g](https://other.example/x), [h](mailto:a@b.example), [i](/topics/russia), [j](/people/mike-firn/).\n\n## Somewhere\n\nText.',
      [],
    ],
    ['a link in an element', '', '::link-card[That]{url="/2024/10/22/stroy/"}', [at('7:1 dead-link')]],
    ['this site’s own address', '', 'See [that](https://broadsheet.example/about/).', [at('7:5 own-domain-link')]],
    [
      'a description that is the name of a file',
      'image: {src: bridge-1.png, alt: Bridge 1, credit: A}\n',
      'Text.',
      [at('5 alt-text')],
    ],
    ['a picture without a description', '', '![](bridge-1.png)', [at('7 content')]],
    ['a description that ends like a file', '', '![IMG_1.jpg](bridge-1.png)', [at('7:1 alt-text')]],
    [
      'a lead image without a credit',
      'image: {src: bridge-1.png, alt: A lorry crosses.}\n',
      'Text.',
      [at('5 missing-credit')],
    ],
    ['a subhead that skips a level', '', '## One\n\nText.\n\n#### Two\n\nText.', [at('11:1 heading-order')]],
    ['nothing in subheads that go up again', '', '## One\n\nText.\n\n### Two\n\nText.\n\n## Three\n\nText.', []],
    ['a stamp without a note', 'updated: 2024-10-22T10:00:00-04:00\n', 'Text.', [at('5 stamp-without-note')]],
    [
      'nothing in a stamp with a note',
      'updated: 2024-10-22T10:00:00-04:00\nnotes:\n  - {kind: update, at: 2024-10-22T10:00:00-04:00, text: Adds.}\n',
      'Text.',
      [],
    ],
    ['a name that is a letter off', '', 'It was edited by Mike Fern.', [at('7:18 misspelled-name')]],
    [
      'a name with a letter too many',
      '',
      'Then Eugene Whongs’ deputy, Eugene  Whong.',
      [at('7:6 misspelled-name'), at('7:35 double-space')],
    ],
    ['nothing in a name that is right, or somebody else’s', '', 'Mike Firn met Mike Finch and Mikhail Firin.', []],
    ['a headline that is another story’s', '', 'Text.', []],
    ['two blanks', '', 'One  two.\nThree   four.', [at('7:4 double-space'), at('8 double-space')]],
    ['nothing in code and tables', '', '`a  b`\n\n| a  | b |\n| -  | - |\n| 1  | 2 |', []],
    [
      'straight quotation marks in a field',
      'dek: He said "no" and it\'s final.\n',
      'He said "no".',
      [at('5 straight-quotes')],
    ],
    ['nothing in feet and inches', 'dek: The bridge is 6\'2" wide.\n', 'Text.', []],
    ['a quotation that does not end', '', 'He said: “This is long.\n\nAnd then.', [at('7:1 open-quotation')]],
    ['a straight one', '', 'He said: "This is long.', [at('7:1 open-quotation')]],
    ['nothing in a quotation of two paragraphs', '', '“This is long.\n\n“And it ends,” he said.', []],
    [
      'a headline for which the newsroom has a story',
      'related:\n  - headline: "South Korea summons Russian envoy to urge it to stop North Korean Ukraine involvement"\n',
      'Text.',
      [at('6 unresolved-headline')],
    ],
    [
      'the text with which an article begins',
      '',
      'The first paragraph says what happened, where and when.',
      [at('7:1 placeholder-text')],
    ],
    ['a headline that is too long', `dek: ${'long '.repeat(45)}\n`, 'Text.', [at('5 length')]],
  ])('%s', async (_, fields, text, expected) => {
    await desk.write(
      'content/articles/2024/10/22/bridge-1.png',
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
        'base64',
      ),
    );
    await story(fields, text);
    expect((await places()).filter((place) => !place.includes('unused-image'))).toEqual(expected);
  });

  test('a headline that another story has, in whatever case', async () => {
    await story('');
    await desk.write(
      'content/articles/2024/10/22/twin.md',
      '---\nheadline: “A Story”\npublished: 2024-10-22T10:00:00-04:00\n---\n\nText.\n',
    );
    expect(await places()).toEqual(['articles/2024/10/22/twin.md:2 repeated-headline']);
  });

  test('topics that nobody has, and topics that are nearly the same', async () => {
    await desk.write('content/topics/troops.md', '---\nname: Troops\n---\n');
    await desk.write('content/topics/troop.md', '---\nname: troop\n---\n');
    expect(await places()).toEqual([
      'topics/troop.md:1 topic-use',
      'topics/troops.md:1 topic-use',
      'topics/troops.md:2 topic-use',
    ]);
  });

  test('nothing in links to old addresses', async () => {
    await desk.write('content/topics/russia.md', '---\nname: Russia\naliases: [/category/moscow/]\n---\n\nText.\n');
    await story('', 'See [a](/category/moscow), [b](/category/moscov/).');
    expect(await places()).toEqual(['articles/2024/10/22/story.md:7:28 dead-link']);
  });

  test('pictures that nobody uses, and those that are huge', async () => {
    await desk.write('content/articles/2024/10/22/left.jpg', new Uint8Array(9_000_000));
    expect(await places()).toEqual([
      'articles/2024/10/22/left.jpg huge-image',
      'articles/2024/10/22/left.jpg unused-image',
    ]);
  });

  test('what stops a build, with the rest', async () => {
    await story('related: [2024/10/22/stroy]\n', 'See [that](/stroy/).');
    expect(await places()).toEqual([
      'articles/2024/10/22/story.md:5 content',
      'articles/2024/10/22/story.md:8:5 dead-link',
    ]);
    expect((await desk.news('check')).status).toBe(1);
  });
});

describe('a text that was changed after a day', () => {
  const git = (date: string, ...args: string[]) =>
    run('git', ['-C', desk.folder, '-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], {
      env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '/dev/null' },
    });
  const commit = async (date: string) => {
    await git(date, 'add', '-A');
    await git(date, 'commit', '-q', '-m', 'A change', '--allow-empty');
  };
  beforeEach(async () => {
    await git('2024-10-22T12:00:00Z', 'init', '-q');
    await story('', 'The bridge has four lanes.');
    await commit('2024-10-22T13:00:00Z');
  });

  test('is found, committed or not, unless a note tells of it', async () => {
    await story('', 'The bridge has five lanes.');
    expect(await places()).toEqual(['articles/2024/10/22/story.md:1 late-change']);
    await commit('2024-10-25T13:00:00Z');
    expect(await places()).toEqual(['articles/2024/10/22/story.md:1 late-change']);
    await story(
      'notes:\n  - {kind: correction, at: 2024-10-23T11:00:00-04:00, text: It has five lanes.}\n',
      'The bridge has five lanes.',
    );
    expect(await places()).toEqual([]);
  });

  test('is none if it was changed within the day, or only in its fields, or in its lines', async () => {
    await story('', 'The bridge has five lanes.');
    await commit('2024-10-23T12:00:00Z');
    expect(await places()).toEqual([]);
    await story('dek: Five lanes.\n', 'The bridge\nhas **five** lanes.');
    await commit('2024-10-25T12:00:00Z');
    expect(await places()).toEqual([]);
  });

  test('--changed tells only of files that differ from a commit', async () => {
    await desk.write('content/topics/troop.md', '---\nname: Troop\n---\n');
    await commit('2024-10-22T14:00:00Z');
    await story('', 'Two  blanks.');
    await desk.write('content/topics/new.md', '---\nname: New\n---\n');
    expect(await places()).toHaveLength(4);
    expect(await places('--changed')).toEqual([
      'articles/2024/10/22/story.md:1 late-change',
      'articles/2024/10/22/story.md:7:4 double-space',
      'topics/new.md:1 topic-use',
    ]);
    expect(await places('--changed', '--since', 'HEAD~1')).toHaveLength(4);
    expect((await desk.news('check', '--changed', '--since', 'nowhere')).stderr).toMatch(
      /^git does not tell what has changed since nowhere\./,
    );
  });
});

test('without git, --changed says so, and nothing else needs it', async () => {
  await story('');
  expect(await findings()).toEqual([]);
  const { status, stderr } = await desk.news('check', '--changed');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^git does not tell/);
});

describe('--fix', () => {
  test('corrects what is safe, and nothing else in the files', async () => {
    await story(
      'dek: "He said \\"no\\"." # final\n',
      'One  two   three [here](https://broadsheet.example/about/).\n\nHe said: “This stays.',
    );
    const { status, stdout, stderr } = await desk.news('check', '--fix');
    expect(stderr).toBe(`${path}: 4 corrections\n`);
    expect(status).toBe(1);
    expect(stdout).toContain('open-quotation');
    expect(stdout).not.toContain('double-space');
    expect(await desk.read(path)).toBe(
      '---\nheadline: A story\npublished: 2024-10-22T09:00:00-04:00\ntopics: [russia]\ndek: He said “no”. # final\n---\n\nOne two three [here](/about/).\n\nHe said: “This stays.\n',
    );
    expect((await desk.news('check', '--fix')).stderr).toBe('');
  });
});

describe('findings are printed', () => {
  test('for people, with what is to be typed next', async () => {
    await story('', 'One  two.');
    expect((await desk.news('check', '--changed')).status).toBe(1);
    const { stdout } = await desk.news('check');
    expect(stdout).toContain(`${path}:7:4  warning  there are 2 blanks between two words. Write one  (double-space)\n`);
    expect(stdout).toMatch(
      /\n\n1 warning, \d suggestions\. Type npm run news -- check --fix to correct 1 of them\.\n$/,
    );
  });

  test('as annotations for GitHub', async () => {
    await story(`dek: '50%, "yes": no'\n`, 'See [that](/stroy/).');
    const { stdout } = await desk.news('check', '--github');
    expect(stdout).toContain(`::error file=${path},line=8,col=5,title=dead-link::there is no page /stroy/.`);
    expect(stdout).toContain(
      `::warning file=${path},line=5,title=straight-quotes::dek: has straight quotation marks. Write 50%25, “yes”: no\n`,
    );
  });

  test('only errors, if that is asked', async () => {
    await story('', 'One  two. See [that](/stroy/).');
    expect(await places('--errors')).toEqual(['articles/2024/10/22/story.md:7:15 dead-link']);
  });
});

describe('site.yaml', () => {
  const set = async (line: string) =>
    desk.write('content/site.yaml', `${await desk.read('content/site.yaml')}${line}\n`);

  test('says how much a rule matters', async () => {
    await story('', 'One  two.');
    await set('checks: {double-space: off, related-backwards: error}');
    const { stdout, status } = await desk.news('check');
    expect(stdout).not.toContain('double-space');
    expect(stdout).toContain('  error  related');
    expect(status).toBe(1);
    expect((await desk.news('check', '--rules')).stdout).toMatch(/^double-space +off /m);
  });

  test.each([
    ['checks: {doublespace: off}', 'checks.doublespace: is not a field. Did you mean “double-space”?'],
    [
      'checks: {double-space: no}',
      'double-space: “no” is not one of error, warning, info, off. Write for example double-space: off',
    ],
  ])('%s is refused', async (line, message) => {
    await set(line);
    expect((await desk.news('check')).stdout).toContain(message);
  });
});

test('a second check finds the same without reading what has not changed, whatever became of its memory', async () => {
  await story('', 'One  two.');
  const first = await findings();
  expect(await findings()).toEqual(first);
  const memory = await desk.read('cache/check.json');
  await desk.write('cache/check.json', memory.slice(0, memory.length / 2));
  expect(await findings()).toEqual(first);
  await story('', 'One two.');
  expect(await findings()).toEqual([]);
});

describe('check links', () => {
  test('asks each address once, and tells which do not answer', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const status =
        { '/there': 200, '/moved': 301, '/gone': 404, '/shy': 403, '/get-only': request.method === 'GET' ? 200 : 405 }[
          request.url ?? ''
        ] ?? 500;
      response.writeHead(status, status === 301 ? { location: '/there' } : {}).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await story(
        '',
        ['there', 'moved', 'gone', 'shy', 'get-only', 'gone#part']
          .map((page) => `[${page}](${origin}/${page})`)
          .join('\n'),
      );
      const { status, stdout } = await desk.news('check', 'links', '--pause', '0');
      expect(stdout).toBe(
        `${path}:9:1  ${origin}/gone answers 404\n${path}:12:1  ${origin}/gone answers 404\n\n5 links, 1 not there.\n`,
      );
      expect(status).toBe(1);
      const count = asked.length;
      expect(asked.filter((line) => line.endsWith('/gone'))).toEqual(['HEAD /gone', 'GET /gone']);
      await desk.news('check', 'links', '--pause', '0');
      expect(asked).toHaveLength(count);
    } finally {
      server.close();
    }
  });

  test('wants a number of seconds', async () => {
    expect((await desk.news('check', 'links', '--pause', 'long')).stderr).toMatch(
      /^“long” is not a number of seconds\. Write for example --pause 1\n/,
    );
  });
});

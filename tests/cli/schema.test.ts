import { afterEach, expect, test } from 'vitest';
import { openDesk, type Desk } from './run-news.ts';

let desk: Desk | undefined;
afterEach(() => desk?.remove());

test('schema writes what is missing or old, and says so', async () => {
  desk = await openDesk();
  const guide = await desk.read('content/README.md');
  await desk.write('content/README.md', guide.replace('The headline, without a full stop.', 'Old help.'));
  expect(await desk.news('schema')).toEqual({
    status: 0,
    stdout: [
      ...['article', 'person', 'topic', 'page', 'site', 'front', 'redactions'].map(
        (name) => `.vscode/schemas/${name}.schema.json: written\n`,
      ),
      'content/README.md: written\n',
    ].join(''),
    stderr: '',
  });
  expect(await desk.read('content/README.md')).toBe(guide);
  expect(JSON.parse(await desk.read('.vscode/schemas/topic.schema.json'))).toMatchObject({ title: 'Topic' });

  const again = await desk.news('schema', '--json');
  expect(JSON.parse(again.stdout)).toContainEqual({ file: 'content/README.md', changed: false });
});

test('schema leaves a guide without marks, and a newsroom without a guide, as they are', async () => {
  desk = await openDesk('tests/fixtures/newsroom');
  expect((await desk.news('schema')).stdout).not.toContain('README.md');
  await desk.write('content/README.md', '# Ours\n');
  expect((await desk.news('schema')).stdout).not.toContain('README.md');
  expect(await desk.read('content/README.md')).toBe('# Ours\n');
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { openDesk, type Desk } from './run-news.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.remove());

describe('npm run news', () => {
  test('lists its commands; without a command that is an error', async () => {
    const help = await desk.news('--help');
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const name of Object.keys(commands)) expect(help.stdout).toMatch(new RegExp(`^  ${name} +[A-Z].*\\.$`, 'm'));
    expect(await desk.news()).toEqual({ status: 2, stdout: '', stderr: help.stdout });
  });

  test.each([
    ['There is no command “feilds”. Type npm run news -- fields\n', ['feilds']],
    ['There is no command “xyzzy”. Type npm run news -- --help for the list.\n', ['xyzzy']],
  ])('says %s', async (message, argv) => {
    expect(await desk.news(...argv)).toEqual({ status: 2, stdout: '', stderr: message });
  });

  test('says which option it does not know', async () => {
    const { status, stderr } = await desk.news('serve', '--prot', '1');
    expect(status).toBe(2);
    expect(stderr).toBe(
      'There is no option --prot. Type --port\nUsage: npm run news -- serve [--port 4321] [--host]\n',
    );
  });

  test('refuses a port that is none', async () => {
    expect((await desk.news('serve', '--port', 'x')).stderr).toMatch(
      /^“x” is not a port\. Write for example --port 4321\n/,
    );
  });

  test.each(Object.keys(commands))('%s explains itself', async (name) => {
    const { status, stdout, stderr } = await desk.news(...name.split(' '), '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`Usage: npm run news -- ${name}`);
  });
});

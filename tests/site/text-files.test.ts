import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runBuild } from './build-site.ts';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';
import { copyNewsroom } from './newsroom-copy.ts';
import { fileOf, openOutput } from './output.ts';

const output = openOutput(fixtureNewsroom.out);

describe('the small text files', () => {
  test('are in the output', () => {
    expect(output.text('robots.txt')).toContain('Sitemap: https://filler.example/sitemap.xml\n');
    expect(output.text('trust.txt')).toContain('belongto=https://association.example/\n');
    expect(output.text('.well-known/security.txt')).toContain('Expires: 2030-06-30T00:00:00Z\n');
    expect(output.text('llms.txt')).toMatch(/^# The Filler & Sons Gazette\n\n> /);
  });

  test('agree on language models', () => {
    expect(output.text('robots.txt')).toMatch(/User-agent: GPTBot\n(?:User-agent: .*\n)*Disallow: \//);
    expect(output.text('trust.txt')).toContain('datatrainingallowed=no\n');
    expect(output.text('llms.txt')).toContain('Not to be used to train language models.');
  });

  test('are not there if the publication says nothing', () => {
    const own = openOutput(ownNewsroom.out);
    expect(own.files).not.toContain('.well-known/security.txt');
    expect(own.text('robots.txt')).not.toContain('Disallow');
  });

  test('lead only to what is there', () => {
    const addresses = [...output.text('llms.txt').matchAll(/\]\((https:\/\/filler\.example[^)]*)\)/g)];
    const files = addresses.map(([, url = '']) => fileOf(new URL(url).pathname));
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !output.files.includes(file))).toEqual([]);
  });
});

describe('a build', () => {
  test('leaves out a security.txt that has expired, and says so; refuses files in public/ that take its own names', async () => {
    const newsroom = await copyNewsroom(fixtureNewsroom.content, 'text-files');
    await newsroom.edit('site.yaml', 'expires: 2030-06-30T00:00:00Z', 'expires: 2025-11-01T11:59:59-04:00');
    const { stderr } = await newsroom.build();
    expect(openOutput(newsroom.out).files).not.toContain('.well-known/security.txt');
    expect(stderr).toContain(
      'There is no security.txt, because security.expires in site.yaml (2025-11-01T11:59:59-04:00) has passed. Write a later date there.\n',
    );

    const taken = join(newsroom.project, 'public/.well-known/security.txt');
    await mkdir(join(newsroom.project, 'public/.well-known'), { recursive: true });
    await writeFile(taken, 'Contact: mailto:a@b.example\n');
    await writeFile(join(newsroom.project, 'public/robots.txt'), 'User-agent: *\nDisallow: /\n');
    const refused = await runBuild(newsroom);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(
      'public/.well-known/security.txt:1  the site writes /.well-known/security.txt itself, from content/site.yaml and the stories. Remove this file.\n',
    );
    expect(refused.stderr).toContain('public/robots.txt:1  the site writes /robots.txt itself');
    await rm(taken);
  });
});

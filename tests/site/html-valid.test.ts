import { join } from 'node:path';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { expect, test } from 'vitest';
import { listFiles } from '../../src/io/source-files.ts';
import { fixtureNewsroom, ownNewsroom } from './built-newsrooms.ts';

const config: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:standard'],
  rules: {
    // Matters of taste, which the templates decide.
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // A headline may be long; the rule is about search results.
    'long-title': 'off',
    // Safari takes a list without bullets for a list only if it has the role.
    // https://developer.mozilla.org/docs/Web/CSS/list-style#accessibility
    'no-redundant-role': 'off',
  },
};

test.for([
  ['of fixtures', fixtureNewsroom],
  ['of the project', ownNewsroom],
] as const)('every page of the newsroom %s is valid HTML', async ([, { out }]) => {
  const pages = (await listFiles(out)).filter((file) => file.endsWith('.html'));
  expect(pages).toContain('index.html');
  const { results } = await new HtmlValidate(config).validateMultipleFiles(pages.map((page) => join(out, page)));
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, column, ruleId, message, selector }) =>
        `${filePath.slice(out.length)}:${line}:${column} ${ruleId}: ${message} (${selector ?? 'whole page'})`,
    ),
  );
  expect(findings).toEqual([]);
});

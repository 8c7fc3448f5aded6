import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printWireReport } from '../../../src/cli/print-wire-report.ts';
import { importWire, type WireImport } from '../../../src/importers/wire-text.ts';
import { decodeCopy } from '../../../src/importers/wire/decode-copy.ts';
import { fillerNewsroom, fillerOptions } from './filler-newsroom.ts';

const folder = join(import.meta.dirname, '../../fixtures/wire');

/** Each folder holds copy, the file that it becomes, and the report that the editor gets. */
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function importCase(name: string): WireImport {
  const copy = decodeCopy(readFileSync(join(folder, name, 'input.txt')));
  const options = join(folder, name, 'options.json');
  const given = existsSync(options) ? (JSON.parse(readFileSync(options, 'utf8')) as Partial<typeof fillerOptions>) : {};
  return importWire(copy?.text ?? '', fillerNewsroom, { ...fillerOptions, ...given });
}

function print(imported: WireImport): string {
  const report = printWireReport(imported.report);
  if ('refused' in imported)
    return `${report}${imported.refused.map(({ line, message }) => `  Refused: ${line === undefined ? '' : `line ${line}: `}${message}\n`).join('')}`;
  const people = imported.story.newPeople.map(({ id, name }) => `  New: people/${id}.md, ${name}\n`).join('');
  return `${report}  articles/${imported.story.id}.md\n${people}`;
}

describe('wire copy', () => {
  test('is tried in more than forty ways', () => {
    expect(names.length).toBeGreaterThan(40);
  });

  test.each(names.filter((name) => !name.startsWith('refused-')))('“%s” becomes its expected.md', async (name) => {
    const imported = importCase(name);
    for (const file of ['expected.md', 'report.txt']) {
      // A snapshot that is not there would be written.
      expect(existsSync(join(folder, name, file)), `${name}/${file} is missing`).toBe(true);
    }
    if ('refused' in imported) expect.fail(imported.refused.map(({ message }) => message).join('\n'));
    await expect(imported.story.file).toMatchFileSnapshot(join(folder, name, 'expected.md'));
    await expect(print(imported)).toMatchFileSnapshot(join(folder, name, 'report.txt'));
  });

  test.each(names.filter((name) => name.startsWith('refused-')))(
    '“%s” is told what its report.txt says',
    async (name) => {
      const report = join(folder, name, 'report.txt');
      expect(existsSync(report), `${report} is missing`).toBe(true);
      const imported = importCase(name);
      expect(imported).toHaveProperty('refused');
      await expect(print(imported)).toMatchFileSnapshot(report);
    },
  );
});

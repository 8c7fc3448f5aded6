import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printedPath } from '../io/folders.ts';
import { writeWhole } from '../io/write-file.ts';
import { contentKinds } from '../schemas/content-schemas.ts';
import { withFieldTable } from '../schemas/field-table.ts';
import { toEditorSchema } from '../schemas/json-schema.ts';
import type { Command } from './command.ts';

/** Where text editors find the JSON Schemas, below the project; `.vscode/settings.json` names them. */
export const schemaFolder = '.vscode/schemas';

export const schemaCommand: Command = {
  name: 'schema',
  summary: 'Bring what text editors and the editors’ guide know of fields up to date with the schemas.',
  usage: '[--json]',
  help: `Writes a JSON Schema for each kind of file to ${schemaFolder}/ and the table of fields into
content/README.md, between its two marks. Both are kept under version control.

--json  prints what was written as JSON: a list of {file, changed}`,
  options: { json: { type: 'boolean' } },
  run: async ({ values }, { folders, print }) => {
    const guide = join(folders.content, 'README.md');
    const guideText = await readText(guide);
    const withTable = guideText === undefined ? undefined : withFieldTable(guideText);
    const files = [
      ...schemaFiles().map(({ path, text }) => ({ path: join(folders.root, path), text })),
      ...(withTable === undefined ? [] : [{ path: guide, text: withTable }]),
    ];
    const written: { readonly file: string; readonly changed: boolean }[] = [];
    for (const { path, text } of files) {
      const changed = (await readText(path)) !== text;
      if (changed) await writeWhole(path, text);
      written.push({ file: printedPath(folders.root, path), changed });
    }
    if (values['json'] === true) print(`${JSON.stringify(written)}\n`);
    else print(written.map(({ file, changed }) => `${file}: ${changed ? 'written' : 'up to date'}\n`).join(''));
    return 0;
  },
};

/** The JSON Schemas as files, their paths relative to the project. */
export function schemaFiles(): readonly { readonly path: string; readonly text: string }[] {
  return contentKinds.map(({ name, heading, schema }) => ({
    path: `${schemaFolder}/${name}.schema.json`,
    text: `${JSON.stringify(toEditorSchema(heading, schema), undefined, 2)}\n`,
  }));
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

import { parsePath } from './field-path.ts';
import { parseFrontMatter, parseYaml, plainSource } from './front-matter.ts';

/** The line on which a field such as `related[1]` stands in the text of a Markdown or YAML file. */
export function findFieldLine(file: string, text: string, field: string): number | undefined {
  const fields = file.endsWith('.yaml') ? parseYaml(file, plainSource(text), 1) : parseFrontMatter(file, text).fields;
  return fields && 'lineOf' in fields ? fields.lineOf(parsePath(field)) : undefined;
}

import { parseFrontMatter, parseYaml } from './front-matter.ts';

/** The line on which a field such as `related[1]` stands in the text of a Markdown or YAML file. */
export function findFieldLine(file: string, text: string, field: string): number | undefined {
  const parsed = file.endsWith('.yaml') ? parseYaml(file, text, 1) : parseFrontMatter(file, text);
  if (!('data' in parsed)) return undefined;
  const path = field.split(/[.[\]]+/).filter((step) => step !== '');
  return parsed.lineOf(path.map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
}

import { parseFrontMatter, parseYaml, plainSource } from './front-matter.ts';

/** The fields of a content file, unchecked: of `site.yaml` and `front.yaml` all of it, of a text its front matter. Undefined if they cannot be read. */
export function readData(file: string, text: string): Record<string, unknown> | undefined {
  const read = /\.ya?ml$/.test(file) ? parseYaml(file, plainSource(text), 1) : parseFrontMatter(file, text).fields;
  return read && 'data' in read ? read.data : undefined;
}

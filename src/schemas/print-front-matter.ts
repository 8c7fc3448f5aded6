import { stringify } from 'yaml';

/** Fields as front matter, between its two lines of hyphens; what is undefined is left out. */
export function printFrontMatter(fields: Readonly<Record<string, unknown>>): string {
  // Quoted, so that readers of YAML 1.1 take no instant for a date in UTC and no word for a truth value.
  const yaml = stringify(fields, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
  return `---\n${yaml}---\n`;
}

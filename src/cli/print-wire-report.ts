import type { WireDoubt, WireReport } from '../importers/wire/report.ts';

/** What an import understood, left out and doubts, for the person at the desk. */
export function printWireReport({ understood, leftOut, unsure, suggestedTopics }: WireReport): string {
  const fieldWidth = understood.reduce((width, { field }) => Math.max(width, field.length), 0);
  const parts = [
    ['Understood', understood.map(({ line, field, value }) => `${place(line)}${field.padEnd(fieldWidth)}  ${value}`)],
    ['Left out', leftOut.map(({ line, text, why }) => `${place(line)}“${text}”: ${why}.`)],
    ['Please check', unsure.map(printDoubt)],
    [
      'Topics that the text names; add one with --topic',
      suggestedTopics.map(({ id, times }) => `${id} (${times === 1 ? 'once' : `${times} times`})`),
    ],
  ] as const;
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => `  ${heading}\n${lines.map((line) => `    ${line}\n`).join('')}`)
    .join('');
}

function printDoubt({ line, message }: WireDoubt): string {
  return `${place(line)}${message}`;
}

function place(line: number | undefined): string {
  return (line === undefined ? '' : `line ${line}`).padEnd(10);
}

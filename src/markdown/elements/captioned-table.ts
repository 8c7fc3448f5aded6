import type { Nodes, Table } from 'mdast';
import { sourceOf } from '../../domain/phrases.ts';
import { line, textOf, words, type Block, type ElementKind, type WrittenElement } from './element.ts';

/** A table with a caption and, if need be, its source. */
export const captionedTable: ElementKind = {
  name: 'table',
  form: 'container',
  title: 'required',
  attributes: { source: 'optional' },
  help: 'A table with a caption and, if need be, its source.',
  example:
    ':::table[Lanes by year]{source="City of Example"}\n| Year | Lanes |\n| ---- | ----- |\n| 2024 | 2     |\n:::',
  build: ({ title = [], attributes: { source }, children, report }) => {
    const table = onlyTable(children, 'a table', report);
    if (table) nameTable(table, title);
    return {
      tag: 'figure',
      properties: { className: ['with-table'] },
      children: [
        line('figcaption', {}, title),
        ...(table ? [table] : []),
        ...(source === undefined ? [] : [sourceLine(source)]),
      ],
    };
  },
};

/** The table that an element consists of. */
export function onlyTable(
  children: readonly Block[],
  what: string,
  report: WrittenElement['report'],
): Table | undefined {
  const [table, ...others] = children;
  if (table?.type === 'table' && others.length === 0) return table;
  report(
    `${what} must be one table and nothing else. Write its rows between | signs, the first with the heads, the second of hyphens: | --- | --- |`,
  );
  return undefined;
}

/** The name of a table for those who do not see its caption. */
export function nameTable(table: Table, title: readonly Nodes[]): void {
  table.data = { hProperties: { ariaLabel: title.map(textOf).join('') } };
}

export function sourceLine(source: string) {
  return line('p', { className: ['source'] }, [words(`${sourceOf} ${source}`)]);
}

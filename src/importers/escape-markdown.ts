/** What in the middle of a line would be read as Markdown, as an element of a story or, in MDX, as a program. */
const inline =
  /\\|`|\*|~(?=~)|(?<=~)~|<|\{|&(?=#?\w+;)|\[(?=[^\]]{0,1000}\][([:])|\[(?=\^)|\](?=[([:])|!(?=\[)|:(?=[a-z])/gi;
/** An underscore within a word is none. */
const underscore = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** Addresses become links of their own; a backslash would become a part of them. */
const address = /(?:https?:\/\/|www\.)[^\s<]+/gi;

/** What at the beginning of a line would be. */
const leading: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/^(#{1,6})(?=\s|$)/, '\\$1'],
  [/^>/, '\\>'],
  [/^([-+])(?=\s|$)/, '\\$1'],
  [/^(-)(?=[\s-]*$)/, '\\$1'],
  [/^(=)(?==*\s*$)/, '\\$1'],
  [/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'],
  [/^(~)(?=~~)/, '\\$1'],
  [/^\|/, '\\|'],
];
const leadingColons = /^:{2,}/;

/**
 * A paragraph, all on one line, as Markdown in which every character stands for itself. What needs no backslash gets none:
 * editors go on with this text.
 */
export function escapeMarkdown(line: string): string {
  let escaped = '';
  let from = 0;
  for (const { 0: found, index } of line.matchAll(address)) {
    escaped += escapeSigns(line.slice(from, index)) + found;
    from = index + found.length;
  }
  escaped += escapeSigns(line.slice(from));
  const begun = leading.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), escaped);
  return withoutProgram(begun.replace(leadingColons, (colons) => colons.replaceAll(':', '\\:')));
}

function escapeSigns(text: string): string {
  return text.replace(inline, '\\$&').replace(underscore, '\\_');
}

/** The same with a backslash before every sign that may have one: for the rare line that the short way does not cover. */
export function escapeEverySign(line: string): string {
  return withoutProgram(line.replace(/[!-/:-@[-`{-~]/g, '\\$&'));
}

/** In MDX a line that begins with `import` or `export` is a program. A letter has no backslash, but a reference. */
function withoutProgram(line: string): string {
  return line.replace(/^[ie](?=mport |xport )/, (letter) => `&#${letter.charCodeAt(0)};`);
}

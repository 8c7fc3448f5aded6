import { compileBody } from '../../markdown/compile-body.ts';
import { escapeEverySign, escapeMarkdown } from '../escape-markdown.ts';
import type { WireDoubt } from './report.ts';
import { lettersOfHtml, lettersOfText } from './same-letters.ts';
import type { BodyPiece } from './sort-copy.ts';

/** The text as Markdown that shows every letter and sign of the copy; or the lines that cannot be shown so. */
export function printBody(pieces: readonly BodyPiece[]): string | readonly WireDoubt[] {
  const short = pieces.map((piece) => printPiece(piece, escapeMarkdown)).join('\n\n');
  if (faultOf(short, pieces) === undefined) return short;
  const printed: string[] = [];
  const faults: WireDoubt[] = [];
  for (const piece of pieces) {
    const tries = [escapeMarkdown, escapeEverySign].map((escape) => printPiece(piece, escape));
    const found = tries.find((markdown) => faultOf(markdown, [piece]) === undefined);
    if (found !== undefined) printed.push(found);
    else faults.push({ line: piece.line, message: faultOf(tries.at(-1) ?? '', [piece]) ?? otherSigns });
  }
  if (faults.length > 0) return faults;
  const markdown = printed.join('\n\n');
  const fault = faultOf(markdown, pieces);
  return fault === undefined ? markdown : [{ message: fault }];
}

/** What is wrong with Markdown that should show these pieces. */
function faultOf(markdown: string, pieces: readonly BodyPiece[]): string | undefined {
  const { html, problems } = compileBody(markdown, 'md');
  const [problem] = problems;
  if (problem) return `This line cannot be taken over as it is: ${problem.message}`;
  const expected = pieces.map((piece) => (piece.kind === 'paragraph' || piece.kind === 'subhead' ? piece.text : ''));
  return lettersOfHtml(html) === lettersOfText(expected.join('')) ? undefined : otherSigns;
}

const otherSigns = 'This would not be printed sign for sign. Write it in another way in the copy.';

function printPiece(piece: BodyPiece, escape: (line: string) => string): string {
  switch (piece.kind) {
    case 'related':
      return '::related';
    case 'subhead':
      return `## ${escape(piece.text).replace(/(#+)$/, '\\$1')}`;
    // Without a picture there is no place for it; a comment keeps it at hand and out of sight.
    case 'caption':
      return `<!-- ${piece.text.replaceAll('--', '–')} -->`;
    case 'paragraph':
      return escape(piece.text);
  }
}

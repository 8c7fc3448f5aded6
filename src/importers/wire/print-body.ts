import { compileBody } from '../../markdown/compile-body.ts';
import { escapeEverySign, escapeMarkdown } from '../escape-markdown.ts';
import type { WireDoubt } from './report.ts';
import { lettersOfHtml, lettersOfText } from './same-letters.ts';
import type { BodyPiece } from './sort-copy.ts';

/** The text as Markdown that shows every letter and sign of the copy; or the lines that cannot be shown so. */
export function printBody(pieces: readonly BodyPiece[]): string | readonly WireDoubt[] {
  const found = [escapeMarkdown, escapeEverySign]
    .map((escape) => pieces.map((piece) => printPiece(piece, escape)).join('\n\n'))
    .find((markdown) => faultOf(markdown, pieces) === undefined);
  if (found !== undefined) return found;
  const faults = pieces.flatMap((piece): readonly WireDoubt[] => {
    const fault = faultOf(printPiece(piece, escapeEverySign), [piece]);
    return fault === undefined ? [] : [{ line: piece.line, message: fault }];
  });
  return faults.length > 0 ? faults : [{ message: otherSigns }];
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

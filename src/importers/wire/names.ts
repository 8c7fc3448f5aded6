import { isAgency, isUnnamedStaff } from './agencies.ts';

/** The people in a line of names, and what stood between them. */
export interface ReadNames {
  readonly names: readonly string[];
  /** Agencies, employers and places that stood with the names: `RFA Korean`, `Seoul`. */
  readonly rest: readonly string[];
  /** What is doubtful, in whole sentences. */
  readonly doubts: readonly string[];
}

const particle = /^(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|ten|bin|bint|ibn|al|el|y|e|af|av|zu)$/;
const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const capitalised = /^(?:(?:al|el|ad|an|ar|as|at|az)-)?(?:[dDlLO]['’])?\p{Lu}[\p{L}\p{M}\p{Pd}'’.]*$/u;
/** Scripts in which capitals do not tell names from other words. */
const uncased = /^[\p{Lo}\p{M}·・ー.]+$/u;

/** Whether a text has the form of one person’s name. */
export function isName(text: string): boolean {
  if (text.length > 60) return false;
  const words = text.split(' ');
  if (words.every((word) => uncased.test(word))) {
    return words.length <= 4 && text.replace(/\s/g, '').length >= 2 && text.length <= 24;
  }
  const [first = '', ...others] = words;
  const last = words.at(-1) ?? '';
  return (
    words.length >= 2 &&
    words.length <= 6 &&
    capitalised.test(first) &&
    (capitalised.test(last) || suffix.test(last)) &&
    others.every((word) => capitalised.test(word) || particle.test(word) || suffix.test(word)) &&
    !isAgency(text) &&
    !isUnnamedStaff(text)
  );
}

const jobTitle =
  /^(?:the )?(?:[\p{Lu}][\p{L}. ]* )?(?:(?:staff|senior|chief|special|foreign|political|diplomatic|contributing)\s)*(?:writers?|reporters?|correspondents?|editors?|bureau chief|기자|특파원|记者|記者|مراسل)$/iu;

/**
 * Reads a line of names: “A and B for C”, “A in Seoul, B in Tokyo and C”, “홍길동 기자”. Undefined if it holds anything else,
 * so that a sentence is never taken for names.
 */
export function readNames(line: string): ReadNames | undefined {
  const names: string[] = [];
  const rest: string[] = [];
  const doubts: string[] = [];
  const text = line
    .replace(/\s+/g, ' ')
    .replace(/[\s|,]+[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '')
    .replace(/^[\s:：]+|[\s,;.]+$/g, (sign, at: number) =>
      at > 0 && /\b(?:Jr|Sr|\p{Lu})$/u.test(line.trim().slice(0, -1)) && sign.trim() === '.' ? sign : '',
    )
    .trim();
  let afterPlace = false;
  for (const { piece, isListed } of pieces(text)) {
    const [, name = piece, relation, place] = /^(.+?)\s+(in|for|of|at|from|with)\s+(.+)$/.exec(piece) ?? [];
    const bare = name.replace(/\s*(?:기자|특파원|记者|記者)$/u, '').replace(/^(?:记者|記者|기자)\s*/u, '');
    if (relation !== undefined && place !== undefined && isName(bare) && /^(?:the )?\p{Lu}/iu.test(place)) {
      if (place.length > 60) return undefined;
      names.push(bare);
      rest.push(place);
      afterPlace = relation === 'in';
      continue;
    }
    if (isAgency(piece) || isUnnamedStaff(piece) || jobTitle.test(piece)) {
      rest.push(piece);
      continue;
    }
    // “A in Seoul, South Korea, and B”: a country has the form of a name.
    if (afterPlace && isListed && names.length > 0) {
      if (!/^\p{Lu}[\p{L}. ]{1,40}$/u.test(piece)) return undefined;
      rest.push(piece);
      doubts.push(`“${piece}” was taken for a place, not for a name.`);
      afterPlace = false;
      continue;
    }
    afterPlace = false;
    if (/^(?:Jr|Sr|I{2,3}|IV)\.?$/.test(piece) && names.length > 0) {
      names.push(`${names.pop() ?? ''} ${piece}`);
      continue;
    }
    if (!isName(bare)) return undefined;
    names.push(bare);
  }
  if (names.length === 0 && rest.length === 0) return undefined;
  const inCapitals = names.filter((name) => /^[\p{Lu}\p{M}\s.'’-]+$/u.test(name) && /\p{Lu}{3}/u.test(name));
  if (inCapitals.length > 0) doubts.push(`${inCapitals.join(', ')} stood in capitals; check the spelling.`);
  return { names: names.map((name) => (inCapitals.includes(name) ? fromCapitals(name) : name)), rest, doubts };
}

/** The parts of a list; `isListed` if a comma stood before one. */
function pieces(text: string): readonly { readonly piece: string; readonly isListed: boolean }[] {
  const found: { piece: string; isListed: boolean }[] = [];
  let isListed = false;
  for (const part of text.split(
    /(\s*(?:,\s*(?:and|&)\s|;|,|、|،|\||\/)\s*|\s+(?:and|&|and by|그리고|و|與|与|和)\s+)/u,
  )) {
    if (/^\s*(?:[;,、،|/&]|,?\s*(?:and|그리고|و|與|与|和)(?:\s|$))/u.test(part) && !/\p{L}{4}/u.test(part)) {
      isListed = /^\s*,\s*$/.test(part);
      continue;
    }
    const piece = part.trim();
    if (piece !== '') found.push(...arabicPair(piece).map((name) => ({ piece: name, isListed })));
  }
  return found;
}

/** In Arabic “and” is written together with the word behind it. Some names begin with that letter, too. */
function arabicPair(piece: string): readonly string[] {
  const [, first, second] =
    /^(\p{Script=Arabic}+\s.*\p{Script=Arabic})\s+و(\p{Script=Arabic}{2,}\s+\p{Script=Arabic}.*)$/u.exec(piece) ?? [];
  return first !== undefined && second !== undefined ? [first, second] : [piece];
}

/** `JANE MCDOE-O’HARA` → `Jane McDoe-O’Hara` */
function fromCapitals(name: string): string {
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/(?<!\p{L})Mc(\p{L})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

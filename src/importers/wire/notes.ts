import type { NoteKind } from '../../domain/note.ts';

/** A paragraph of copy that tells readers or editors what was changed. */
export interface CopyNote {
  readonly kind: NoteKind;
  /** As the note is printed: without its label, beginning with a capital. */
  readonly text: string;
  /** Whether it says of itself that it is a note: by a label, by brackets or by speaking of “this story”. */
  readonly isCertain: boolean;
  readonly doubts: readonly string[];
}

/** Labels: `CORRECTION:` */
const labels: readonly (readonly [kind: NoteKind, words: string])[] = [
  [
    'correction',
    'corrections?|corrected|정정|바로잡습니다|更正|订正|訂正|تصحيح|تصويب|correctif|rectificatif|berichtigung|corrección',
  ],
  ['clarification', 'clarifications?|clarified|해명|澄清|توضيح'],
  ['retraction', 'retractions?|retracted|기사 철회|撤稿|سحب'],
  [
    'editors-note',
    "(?:editor|editors)[’']?s?[’']? notes?|(?:note (?:to|from) (?:the )?editors?)|编者按|編者按|편집자 주|ملاحظة المحرر",
  ],
  ['update', 'updates?|updated|attn|수정|更新|تحديث|mise à jour|actualización'],
];
const label = new RegExp(
  `^(?:${labels.map(([kind, words]) => `(?<${kind.replace('-', '')}>${words})`).join('|')})\\s*(?::|：|\\s[—–-])\\s*(?=\\S)`,
  'iu',
);

/** What an update does: “Updates with …”, “Recasts …”; a noun (“Updates will follow”) is followed by other words. */
const verbs: readonly (readonly [kind: NoteKind, pattern: RegExp])[] = [
  ['correction', /^corrects\s(?!(?:itself|themselves|for)\b)/i],
  ['clarification', /^clarifies\s/i],
  [
    'correction',
    /^(?:refiles|fixes)\s(?=to\s|in\s|typo|spelling|headline|paragraph|name|date|number|the\s|\w+ (?:in|of|to)\s)/i,
  ],
  [
    'update',
    /^(?:updates?|adds|recasts|rewrites|restores|refiles|deletes|removes|updating|adding|recasting)\s(?:(?:to|with|throughout|headline|paragraphs?|paras?|lead|lede|first|second|quotes?|details?|background|byline|dateline|more|comments?|reaction|analyst|the|a|an|story|no\.?|figures?|number|numbers|missing|dropped|word|new|latest|recasts|adds|corrects|clarifies|includes|changes)\b|[^.]*\b(?:paragraphs?|paras?|headline|graf)\b)/i,
  ],
];

/** Sentences in which a story speaks of itself. */
const ownWords: readonly (readonly [kind: NoteKind, pattern: RegExp])[] = [
  ['retraction', /^this (?:story|article) (?:has been|was) (?:retracted|withdrawn)\b/i],
  [
    'clarification',
    /^this (?:story|article|version|[\w.]+ \d+ story) (?:(?:has been|was) )?(?:clarified|clarifies|(?:updated|edited) to clarify)\b/i,
  ],
  [
    'correction',
    /^this (?:story|article|version|[\w.]+ \d+ story) (?:(?:has been|was) )?(?:corrected|corrects|updated to correct|refiled to)\b/i,
  ],
  [
    'correction',
    /^(?:in )?(?:an?|the) (?:earlier|previous|prior) (?:version|headline|edition|caption)s? (?:of|on|in|to|for) (?:this|the|our) (?:story|article|report|post)\b.*\b(?:misstated|misspelled|misidentified|misattributed|incorrect|incorrectly|wrong|wrongly|erroneous|erroneously|mistakenly|inaccurate|inaccurately|error)\b/i,
  ],
  [
    'update',
    /^this (?:story|article|version|[\w.]+ \d+ story) (?:(?:has been|was) )?(?:updated|updates|edited|revised|amended|adds|recasts)\b/i,
  ],
];

const ambiguous = /^(?:refiles|fixes|this .{1,30} refiled)\b/i;

/** Reads a paragraph that is a note. Undefined for every other. */
export function readNote(paragraph: string): CopyNote | undefined {
  if (paragraph.length > 1000) return undefined;
  const line = paragraph.replace(/\s+/g, ' ').trim();
  const [, inBrackets] = /^[(（[]\s*(.*?)\s*[)）\]]\.?$/.exec(line) ?? [];
  const text = inBrackets ?? line.replace(/^(?:\*+|[—–-]+)\s*/, '').replace(/\*+$/, '');

  const labelled = label.exec(text);
  if (labelled) {
    const [kind] = labels.find(([name]) => labelled.groups?.[name.replace('-', '')] !== undefined) ?? [];
    const said = text.slice(labelled[0].length);
    // “Update: adds …” in brackets at the top (`ATTN: ADDS …`) is in capitals.
    return kind && { kind, text: sentence(said), isCertain: true, doubts: kindDoubts(kind, said) };
  }
  const own = ownWords.find(([, pattern]) => pattern.test(text));
  if (own) return { kind: own[0], text: sentence(text), isCertain: true, doubts: kindDoubts(own[0], text) };
  // “Update recasts …”, without a colon.
  const bare = text.replace(
    /^update\s(?=(?:recasts|adds|corrects|clarifies|includes|changes|fixes|removes|rewrites)\s)/i,
    '',
  );
  const verb = verbs.find(([, pattern]) => pattern.test(bare)) ?? (bare === text ? undefined : verbs.at(-1));
  if (!verb) return undefined;
  const kind = bare !== text && verb[0] === 'correction' && !/^corrects/i.test(bare) ? 'update' : verb[0];
  return {
    kind,
    text: sentence(bare),
    isCertain: inBrackets !== undefined || bare !== text,
    doubts: kindDoubts(kind, bare),
  };
}

function kindDoubts(kind: NoteKind, text: string): readonly string[] {
  if (kind === 'retraction')
    return ['The copy retracts a story. To show the note in its place, write status: withdrawn'];
  return ambiguous.test(text) ? [`The note was taken for a ${kind}; check its kind.`] : [];
}

function sentence(text: string): string {
  const said = /\p{Ll}/u.test(text) || !/\p{Lu}{3}/u.test(text) ? text : text.toLowerCase();
  return said.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

import { readNames } from './names.ts';

/** What somebody did for a story. */
export type CreditRole = 'reporters' | 'editors' | 'translators' | 'contributors';

export interface Credit {
  readonly role: CreditRole;
  readonly names: readonly string[];
  readonly rest: readonly string[];
  readonly doubts: readonly string[];
}

/** How credits begin, the longer beginning before the shorter. */
const roles: readonly (readonly [role: CreditRole, beginning: string])[] = [
  [
    'contributors',
    '(?:additional|further|extra) (?:reporting|research|work|contributions?) by|with (?:additional )?reporting (?:by|from)|contributions? (?:by|from)|추가 취재|البحث',
  ],
  [
    'reporters',
    'report(?:ed|ing)(?: and (?:writing|written))? by|(?:written|writing)(?: and (?:reporting|reported))? by|취재|采写|تغطية صحفية|تغطية|إعداد|كتابة',
  ],
  ['translators', 'translat(?:ed|ion)(?: and edited)? by|번역|翻译|翻譯|编译|編譯|ترجمة'],
  ['editors', 'edit(?:ed|ing) by|editors?|편집|编辑|編輯|责任编辑|責任編輯|责编|تحرير'],
];
const beginning = new RegExp(
  `^(?:${roles.map(([role, words]) => `(?<${role}>${words})`).join('|')})(?![\\p{L}])\\s*[:：]?\\s*`,
  'iu',
);
/** Where one credit ends and the next begins. */
const border = new RegExp(
  `\\s*(?:[;؛/|]|[.。]\\s|\\s[—–-]\\s|,?\\s(?:and|و)(?=\\s)|,(?=\\s)|\\s(?=[^\\s:：]{2,5}[:：]))\\s*(?=(?:${roles.map(([, words]) => words).join('|')})(?![\\p{L}]))`,
  'iu',
);
const contributed =
  /^(?:(?:the )?(?:associated press|ap|reuters|afp)?\s*(?:writers?|reporters?|journalists?|correspondents?|video journalists?)\s+)?(.+?)\s+(?:also\s+)?contributed (?:reporting|research|to this (?:report|story|article))(?: (?:from|in) .{2,60})?\.?$/i;

/**
 * Reads a paragraph that is credits and nothing else: “(Reporting by A in Seoul; Editing by B and C)”, “Edited by A.”,
 * “A contributed to this report.” A sentence that merely begins so (“Edited by hand, the film …”) is none.
 */
export function readCredits(paragraph: string): readonly Credit[] | undefined {
  if (paragraph.length > 600) return undefined;
  const line = paragraph.replace(/\s+/g, ' ').trim();
  const [, inBrackets] = /^[(（[]\s*(.*?)\s*[)）\]]\.?$/.exec(line) ?? [];
  const text = inBrackets ?? line.replace(/^[—–-]+\s*/, '');
  const [, who] = contributed.exec(text) ?? [];
  if (who !== undefined) {
    const read = readNames(who);
    return read && read.names.length > 0 ? [{ role: 'contributors', ...read }] : undefined;
  }
  const credits = text.split(border).map((credit) => readCredit(credit, inBrackets !== undefined));
  const sound = credits.filter((credit) => credit !== undefined);
  return sound.length === credits.length ? sound : undefined;
}

/** Whether a line begins as credits do, so that it may begin a paragraph of its own. */
export function beginsCredits(line: string): boolean {
  return beginning.test(line.replace(/^[(（[—–-]+\s*/, ''));
}

function readCredit(text: string, isBracketed: boolean): Credit | undefined {
  const match = beginning.exec(text);
  if (!match) return undefined;
  const [role] = roles.find(([name]) => match.groups?.[name] !== undefined) ?? [];
  // “Editors say …”, “편집 회의 …”: without “by”, a colon or brackets the word is one like any other.
  const isCertain = /(?:by|from|[:：])\s*$/i.test(match[0]) || (isBracketed && !/^editors?/i.test(match[0]));
  const read = isCertain ? readNames(text.slice(match[0].length)) : undefined;
  return role === undefined || !read ? undefined : { role, ...read };
}

const words = [
  'related(?: (?:stories|story|articles?|coverage|content|links?|news|reading|reports?))?',
  '(?:read|see|learn) more(?: (?:stories|here|on this(?: story| topic)?|about this|from us))?',
  '(?:also read|read also|see also|you may also like|further reading|more stories|more coverage)',
  'more (?:on|about) (?:this|the) (?:story|topic|subject)',
  'more on this',
  '관련 ?(?:기사|뉴스|보도)',
  '相关(?:报道|新闻|文章|阅读|链接)',
  '相關(?:報導|報道|新聞|文章|閱讀)',
  '延伸(?:阅读|閱讀)',
  '関連(?:記事|ニュース)',
  'اقر(?:أ|أوا|ؤوا) أيضا?ً?ا?',
  '(?:مواضيع|أخبار|مقالات|قصص) ذات صلة',
  '(?:à )?lire aussi',
  '(?:articles|sujets) (?:liés|associés)',
  'mehr zum thema',
  'lesen sie auch',
  '(?:noticias|artículos) relacionad[oa]s',
  'lea (?:también|además)',
  'leia (?:também|mais)',
  'читайте также',
  '(?:материалы )?по теме',
  'читайте також',
  'tin liên quan',
  'berita terkait',
].join('|');

const heading = new RegExp(`^[\\s*_#=—–-]*(?:${words})[\\s*_=—–-]*[:：]?[\\s*_=—–-]*$`, 'iu');
const inline = new RegExp(
  `^(?:RELATED(?: (?:STORIES|STORY|COVERAGE))?|READ MORE|READ ALSO|ALSO READ|SEE ALSO|Read more|Also read|Related(?: story)?):\\s+(\\S.*)$`,
  'u',
);

/** Whether a line is the heading of a block of related stories. */
export function isRelatedHeading(line: string): boolean {
  return line.length <= 60 && heading.test(line);
}

/** The headline in a line like `READ MORE: Bridge reopens`. */
export function inlineRelated(line: string): string | undefined {
  const [, title] = inline.exec(line) ?? [];
  return title !== undefined && title.length <= 200 && !endsSentence(title) ? title : undefined;
}

/** Whether a line ends as sentences do and headlines do not. A question ends both. */
export function endsSentence(line: string): boolean {
  const text = line
    .trimEnd()
    .slice(-60)
    .replace(/["'”’»」』)\]）]+$/u, '');
  if (/(?:^|[\s(.])(?:\p{Lu}|St|Mr|Ms|Dr|No|Jr|Sr|vs|Gov|Sen|Rep|Gen|Corp|Inc|Co|Ltd|[ap]\.m)\.$/u.test(text))
    return false;
  return /[.!:;…。！：；؛።।]$/u.test(text);
}

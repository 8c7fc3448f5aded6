/** The label before a picture’s caption. */
const caption =
  /^[[(]?(?:FILE PHOTO|FILE IMAGE|FILE PICTURE|File photo|PHOTO CAPTION|Photo caption|Image caption|Picture caption|Caption|CAPTION|PHOTO|Photo|HANDOUT PHOTO|사진 설명|사진|图片说明|图片|图|圖|写真|الصورة|صورة|Photo d'archives|Bild|Foto)\s*[\])]?\s*[:：]\s*\S|^(?:FILE|File)\s?[-–—]\s?\S/u;

/** Whether a paragraph is a picture’s caption, by its label. */
export function isCaption(text: string): boolean {
  return text.length <= 600 && caption.test(text);
}

/** `XXX`, `-30-` and `###` are what agencies end their copy with. */
const endMark = /^[\s([*-]*(?:-?\s?30\s?-|#{2,}|ends?|\(end\)|the end|끝|完|انتهى|\/\/\/|xxx|fin)[\s)\]*-]*$/i;

/** Whether a line says that the copy ends here, or sets apart what follows it: `(END)`, `-30-`, `###`, `___`. */
export function isEndMark(line: string): boolean {
  if (/^[_*=~–—-]{3,}$/.test(line.replace(/\s/g, ''))) return true;
  return line.length <= 20 && /[-#(/*끝完]|^(?:ENDS?|انتهى|XXX)$/.test(line) && endMark.test(line);
}

const boilerplate =
  /^(?:(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}|by\s)|<저작권자|저작권자\s?[(©]|Our Standards:|All rights reserved\.?$|版权所有|جميع الحقوق محفوظة|(?:For more|Read more|Follow) .{0,60} at https?:\S+$|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$)/iu;

/** Whether a line is an agency’s notice or address, which is no part of a story. */
export function isBoilerplate(line: string): boolean {
  return line.length <= 400 && boilerplate.test(line);
}

const slugLine =
  /^(?:(?:BC|AM|PM|AS|EU|US|ML|AF|CN)-{1,2}\S+(?:,.{0,60}|\s[\w-]+)?|[A-Z0-9]{2,}(?:[-/]+[A-Za-z0-9]+)+(?:\s*[(,].{0,80})?|[a-z0-9]+(?:[-_][a-z0-9]+)+)$/;
const urgency =
  /^[([*\s]*(?:URGENT|BREAKING(?: NEWS)?|FLASH|ALERT|BULLETIN|EMBARGOED?.{0,60}|ADVISORY|\d(?:st|nd|rd|th) (?:LD|LEAD)|LEAD|1보|2보|3보|속보|종합)[)\]*\s:]*$/;

/** Whether a line above the headline names the copy for editors: `BC-AS--Koreas-Ukraine`, `URGENT`. */
export function isSlugLine(line: string): boolean {
  return line.length <= 100 && (slugLine.test(line) || urgency.test(line));
}

const headers = {
  headline: 'headline|hed|title|subject|제목|标题|標題|العنوان',
  dek: 'dek|deck|subhead|subheadline|sub-headline|subtitle|summary|standfirst|부제|摘要',
  byline: 'byline|by|authors?',
  dateline: 'dateline|location|place',
  topics: 'topics?|keywords?|tags?|categor(?:y|ies)|section',
  mail: 'from|to|cc|bcc|reply-to|slug|slugline|id|word ?count|length|urgency|priority|source|embargo',
} as const;

export type HeaderField = keyof typeof headers;

const header = new RegExp(
  `^(?:${Object.entries(headers)
    .map(([name, names]) => `(?<${name}>${names})`)
    .join('|')})\\s*[:：]\\s*(?<value>\\S.*)$`,
  'iu',
);

/** A line in the head of the copy that names its field: `Headline: Bridge reopens`. */
export function readHeader(line: string): { readonly field: HeaderField; readonly value: string } | undefined {
  const match = header.exec(line);
  if (!match?.groups) return undefined;
  const field = (Object.keys(headers) as HeaderField[]).find((name) => match.groups?.[name] !== undefined);
  return field && { field, value: match.groups['value'] ?? '' };
}

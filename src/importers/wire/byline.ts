import { isAgency, isUnnamedStaff } from './agencies.ts';
import { readNames, type ReadNames } from './names.ts';

/** “By” where it stands before names, with or without a colon. */
const by =
  /^(?:By|BY|by|Par|Von|VON|Por|POR|Da|بقلم)(?:\s*:\s*|\s+)(?=\S)|^(?:Byline|Author|Authors|글|作者|文|记者|記者|기자)\s*[:：/]\s*/;
const koreanReporter =
  /^[가-힣]{2,4}\s(?:기자|특파원)(?:\s*[\w.+-]+@[\w.-]+)?$|^\S{2,12}=[가-힣]{2,4}\s(?:기자|특파원)$/;

/** Reads a line that is a byline and nothing else. A sentence that begins with “By” is none. */
export function readByline(line: string): ReadNames | undefined {
  const text = line.trim();
  if (text.length > 160) return undefined;
  if (koreanReporter.test(text)) return readNames(text.replace(/^\S+=/, ''));
  const found = by.exec(text);
  if (!found) return undefined;
  const names = text.slice(found[0].length);
  // A sentence ends with a full stop, and so does “Jr.”
  if (/[.!?:]$/.test(names) && !/(?:\b\p{Lu}|Jr|Sr)\.$/u.test(names)) return undefined;
  return readNames(names);
}

/** Whether a line below a byline says for whom its people work: `Associated Press`, `Staff Writers`. */
export function isAffiliation(line: string): boolean {
  const text = line.trim().replace(/^[—–-]\s*/, '');
  return (
    isAgency(text) ||
    isUnnamedStaff(text) ||
    /^(?:[\p{Lu}][\p{L}.]* ){0,4}(?:Staff )?(?:Writers?|Reporters?|Correspondents?|Bureau Chief)$/u.test(text)
  );
}

import type { Found } from './checks/finding.ts';
import type { TextFacts, TextRule } from './checks/rule.ts';
import { rules } from './checks/rules.ts';
import type { ReadText } from './io/read-source-file.ts';
import { namesIn } from './markdown/names-in.ts';

/** What editorial checks keep of a text from one review to the next. */
export interface TextNotes {
  readonly facts: TextFacts;
  /** What the rules found that look at one text alone, by rule. */
  readonly found: Readonly<Record<string, readonly Found[]>>;
}

const textRules = rules.filter((rule): rule is TextRule => rule.looksAt === 'text');

/** @param file what messages call it */
export function takeNotes(file: string, { compiled, bodyLine }: ReadText): TextNotes {
  const inFile = <Place extends { readonly line: number }>(place: Place): Place => ({
    ...place,
    line: place.line + bodyLine - 1,
  });
  const { links, images, headings, paragraphs, texts } = compiled.outline;
  const outline = {
    links: links.map(inFile),
    images: images.map(inFile),
    headings: headings.map(inFile),
    paragraphs: paragraphs.map(inFile),
    texts: texts.map(inFile),
  };
  return {
    facts: {
      file,
      links: outline.links,
      images: outline.images,
      anchors: compiled.anchors,
      names: namesIn(outline.texts),
    },
    found: Object.fromEntries(
      textRules
        .map((rule) => [rule.name, rule.check({ file, outline })] as const)
        .filter(([, found]) => found.length > 0),
    ),
  };
}

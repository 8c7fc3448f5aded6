import type { Rule } from './rule.ts';
import { altText } from './rules/alt-text.ts';
import { deadLink } from './rules/dead-link.ts';
import { doubleSpace } from './rules/double-space.ts';
import { headingOrder } from './rules/heading-order.ts';
import { hugeImage } from './rules/huge-image.ts';
import { lateChange } from './rules/late-change.ts';
import { length } from './rules/length.ts';
import { missingCredit } from './rules/missing-credit.ts';
import { misspelledName } from './rules/misspelled-name.ts';
import { openQuotation } from './rules/open-quotation.ts';
import { ownDomainLink } from './rules/own-domain-link.ts';
import { placeholderText } from './rules/placeholder-text.ts';
import { relatedBackwards } from './rules/related-backwards.ts';
import { repeatedHeadline } from './rules/repeated-headline.ts';
import { stampWithoutNote } from './rules/stamp-without-note.ts';
import { straightQuotes } from './rules/straight-quotes.ts';
import { topicUse } from './rules/topic-use.ts';
import { unresolvedHeadline } from './rules/unresolved-headline.ts';
import { unusedImage } from './rules/unused-image.ts';

/** Every editorial rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  deadLink,
  ownDomainLink,
  altText,
  missingCredit,
  hugeImage,
  unusedImage,
  headingOrder,
  stampWithoutNote,
  lateChange,
  misspelledName,
  topicUse,
  repeatedHeadline,
  length,
  doubleSpace,
  straightQuotes,
  openQuotation,
  relatedBackwards,
  unresolvedHeadline,
  placeholderText,
];

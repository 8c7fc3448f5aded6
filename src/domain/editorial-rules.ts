/** The rules by which texts are checked beyond what a build refuses; each is a file in `checks/rules`. */
export const ruleNames = [
  'dead-link',
  'own-domain-link',
  'alt-text',
  'missing-credit',
  'huge-image',
  'unused-image',
  'heading-order',
  'stamp-without-note',
  'late-change',
  'misspelled-name',
  'topic-use',
  'repeated-headline',
  'length',
  'double-space',
  'straight-quotes',
  'open-quotation',
  'related-backwards',
  'unresolved-headline',
  'placeholder-text',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** How much a finding matters: an error and a warning are to be put right, information may be. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

export const ruleSettings = [...severities, 'off'] as const;
export type RuleSetting = (typeof ruleSettings)[number];

import type { Command } from './command.ts';

/** Every command in the order of the list. Loaded when it is called: a build needs Astro, the others do not. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  build: async () => (await import('./build.ts')).buildCommand,
  merge: async () => (await import('./merge.ts')).mergeCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  new: async () => (await import('./new.ts')).newCommand,
  'import wire': async () => (await import('./import-wire.ts')).importWireCommand,
  'import wordpress': async () => (await import('./import-wordpress.ts')).importWordpressCommand,
  'import feed': async () => (await import('./import-feed.ts')).importFeedCommand,
  note: async () => (await import('./note.ts')).noteCommand,
  withdraw: async () => (await import('./withdraw.ts')).withdrawCommand,
  move: async () => (await import('./move.ts')).moveCommand,
  status: async () => (await import('./status.ts')).statusCommand,
  'topics merge': async () => (await import('./topics-merge.ts')).topicsMergeCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  'check links': async () => (await import('./check-links.ts')).checkLinksCommand,
  schema: async () => (await import('./schema.ts')).schemaCommand,
  fields: async () => (await import('./fields.ts')).fieldsCommand,
};

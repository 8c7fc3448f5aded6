import type { Command } from './command.ts';

/** Every command in the order of the list. Loaded when it is called: a build needs Astro, the others do not. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  build: async () => (await import('./build.ts')).buildCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  new: async () => (await import('./new.ts')).newCommand,
  note: async () => (await import('./note.ts')).noteCommand,
  withdraw: async () => (await import('./withdraw.ts')).withdrawCommand,
  move: async () => (await import('./move.ts')).moveCommand,
  status: async () => (await import('./status.ts')).statusCommand,
  'topics merge': async () => (await import('./topics-merge.ts')).topicsMergeCommand,
  schema: async () => (await import('./schema.ts')).schemaCommand,
  fields: async () => (await import('./fields.ts')).fieldsCommand,
};

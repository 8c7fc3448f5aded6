import type { Command } from './command.ts';

/** Every command in the order of the list. Loaded when it is called: a build needs Astro, the others do not. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  build: async () => (await import('./build.ts')).buildCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  fields: async () => (await import('./fields.ts')).fieldsCommand,
  'import wordpress': async () => (await import('./import-wordpress.ts')).importWordpressCommand,
  'import feed': async () => (await import('./import-feed.ts')).importFeedCommand,
};

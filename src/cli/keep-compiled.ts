import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { foldersOf } from '../io/folders.ts';

// Loaded before all else: half the time of a short command goes into stripping types and compiling, and half a second before
// `npm run dev` shows a page. Node compares what it keeps with the source, and does without where the folder cannot be
// written.
enableCompileCache(join(foldersOf(process.cwd(), process.env).cache, 'compiled'));

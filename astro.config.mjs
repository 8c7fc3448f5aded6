import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { isNotForVite } from './src/build/editing-server.ts';
import { pagesAtOnce } from './src/build/pages-at-once.ts';
import { newsroomBuild } from './src/build/newsroom-build.ts';
import { foldersOf } from './src/io/folders.ts';
import { remarkComponents } from './src/markdown/remark-components.ts';
import { rehypePlugins, remarkPlugins } from './src/markdown/plugins.ts';
import { rehypeLocalImages } from './src/markdown/rehype-local-images.ts';
import { readSite } from './src/site.ts';

const folders = foldersOf(process.cwd(), process.env);
const { site } = readSite(folders);

/**
 * Without `defineConfig`, which gives back what it is given: `astro/config` loads an optimizer of SVG, too, of 370 modules.
 *
 * @type {import('astro').AstroUserConfig}
 */
export default {
  site: site.url,
  outDir: folders.out,
  cacheDir: folders.cache,
  trailingSlash: 'always',
  // Astro’s default joins lines and can glue words together.
  compressHTML: true,
  build: { inlineStylesheets: 'always', concurrency: pagesAtOnce },
  prerenderConflictBehavior: 'error',
  markdown: { syntaxHighlight: false },
  integrations: [
    newsroomBuild(folders),
    mdx({
      processor: unified({
        remarkPlugins: [remarkComponents, ...remarkPlugins],
        rehypePlugins: [...rehypePlugins, rehypeLocalImages],
        gfm: false,
        smartypants: false,
      }),
    }),
  ],
  devToolbar: { enabled: false },
  vite: {
    build: {
      // Astro marks its MDX modules with directives that the bundler does not know and need not keep.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    server: {
      fs: { allow: [folders.root, folders.content] },
      watch: { ignored: [(path) => isNotForVite(path, folders)] },
    },
  },
};

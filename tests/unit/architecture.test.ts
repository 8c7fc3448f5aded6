import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, posix, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** A file of `src`, by its path below it. */
interface Source {
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
  /** Whether it is loaded only when a program comes to it. */
  readonly onDemand: boolean;
}

interface Rule {
  /** Layers that may be imported, beside the own one. */
  readonly layers: readonly string[];
  /** Layers and packages of which only types may be imported. */
  readonly types?: readonly (string | RegExp)[];
  readonly packages?: readonly (string | RegExp)[];
}

const unifiedsWorld = [
  'unified',
  'vfile',
  'hast',
  'mdast',
  /^(?:remark|rehype|mdast-util|hast-util|unist-util|micromark)-/,
];
const node = /^node:/;
const pure = ['domain', 'urls', 'schemas', 'markdown', 'formats', 'checks', 'importers', 'presenters', 'search'];

/** Files that lie in `src` itself and join the layers; each is a layer. */
const wiring = [
  'bodies',
  'build-content',
  'cards',
  'content-loaders',
  'content-reading',
  'content-review',
  'editions',
  'editorial-review',
  'content.config',
  'feeds',
  'front',
  'handed-over-review',
  'histories',
  'later-feeds',
  'later-texts',
  'markdown-bodies',
  'newsroom',
  'newsroom-keys',
  'pictures',
  'public-record',
  'reading',
  'reading-worker',
  'record-breaks',
  'site',
  'static-paths',
  'stored-files',
  'story-versions',
  'text-notes',
  'wire',
];
const wiringRule: Rule = {
  layers: [...pure, 'io', ...wiring],
  packages: [node, /^astro:/, /^astro\//, '@astrojs/mdx/container-renderer', '@takumi-rs/core'],
};

/** Who may import whom: the table of the architecture. */
const rules: Readonly<Record<string, Rule>> = {
  domain: { layers: [], packages: ['diff'] },
  urls: { layers: ['domain'] },
  schemas: { layers: ['domain'], packages: ['astro/zod', 'yaml'] },
  markdown: { layers: ['domain', 'urls'], packages: unifiedsWorld },
  formats: { layers: ['domain', 'urls', 'schemas', 'markdown'], types: ['schema-dts'] },
  checks: { layers: ['domain', 'urls', 'schemas', 'markdown'] },
  importers: { layers: ['domain', 'schemas', 'markdown'], packages: [...unifiedsWorld, 'saxes'] },
  presenters: { layers: ['domain', 'urls', 'formats', 'search'], types: ['markdown'] },
  search: { layers: ['domain', 'urls'] },
  admin: { layers: ['domain', 'schemas'], packages: ['@sveltia/cms'] },
  io: { layers: ['domain', 'markdown'], packages: [node, 'fflate', 'fontkitten', 'sharp'], types: ['astro/loaders'] },
  ...Object.fromEntries(wiring.map((file) => [file, wiringRule])),
  components: { layers: [], types: ['presenters', 'markdown'] },
  layouts: { layers: ['components', 'styles'], types: ['presenters', 'markdown'] },
  pages: {
    layers: [
      'newsroom',
      'bodies',
      'cards',
      'editions',
      'feeds',
      'newsroom-keys',
      'histories',
      'pictures',
      'static-paths',
      'story-versions',
      'wire',
      'presenters',
      'formats',
      'layouts',
      'io',
      'urls',
      'markdown',
    ],
    types: ['astro'],
  },
  build: {
    layers: [...pure, 'io', ...wiring],
    packages: [node, 'pagefind', 'vite', 'astro/app', 'astro/runtime/prerender/static-paths.js'],
    types: ['astro'],
  },
  cli: { layers: [...pure, 'io', 'build', ...wiring], packages: [node, 'astro', 'astro/zod'] },
};

const folder = join(import.meta.dirname, '../../src');
const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .split(sep)
      .join('/'),
  )
  .toSorted();
const sources: readonly Source[] = paths
  .filter((path) => /\.(?:ts|mjs|astro)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

function layerOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : basename(path, extname(path));
}

/** The script of a file; of a component, what stands between its fences. */
function parse({ path, text }: Source): ts.SourceFile {
  const script = path.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text;
  return ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  const add = (from: ts.Node | undefined, typeOnly: boolean, onDemand = false) => {
    if (from && ts.isStringLiteral(from)) found.push({ from: from.text, typeOnly, onDemand });
  };
  const visit = (item: ts.Node): void => {
    if (ts.isImportDeclaration(item)) {
      const clause = item.importClause;
      const named = clause?.namedBindings;
      const everyNameIsType =
        !clause?.name && !!named && ts.isNamedImports(named) && named.elements.every(({ isTypeOnly }) => isTypeOnly);
      add(item.moduleSpecifier, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || everyNameIsType);
    } else if (ts.isExportDeclaration(item)) add(item.moduleSpecifier, item.isTypeOnly);
    else if (ts.isImportTypeNode(item) && ts.isLiteralTypeNode(item.argument)) add(item.argument.literal, true);
    else if (ts.isCallExpression(item) && item.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(item.arguments[0], false, true);
    }
    ts.forEachChild(item, visit);
  };
  visit(parse(source));
  return found;
}

const matches = (name: string, patterns: readonly (string | RegExp)[] = []) =>
  patterns.some((pattern) => (typeof pattern === 'string' ? pattern === name : pattern.test(name)));

/** Imports that the table does not allow, each told with its file. */
function findForbiddenImports(source: Source): readonly string[] {
  const layer = layerOf(source.path);
  const rule = rules[layer];
  if (!rule) return [`src/${source.path} is in no layer of the table.`];
  return importsOf(source).flatMap(({ from, typeOnly }) => {
    const relative = from.startsWith('.');
    const name = relative ? layerOf(posix.join(dirname(source.path), from)) : from;
    const allowed = relative ? name === layer || rule.layers.includes(name) : matches(name, rule.packages);
    if (allowed || (typeOnly && matches(name, rule.types))) return [];
    const refused = matches(name, rule.types) ? `more than types of ${name}` : name;
    return [`src/${source.path} imports ${from}, but ${layer} may not import ${refused}.`];
  });
}

/** Packages that are loaded with a file, whatever becomes of it, each with the file that imports it. */
function packagesWith(path: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const seen = new Set([path]);
  for (const from of seen) {
    const source = sources.find((one) => one.path === from);
    for (const { from: name } of source
      ? importsOf(source).filter(({ typeOnly, onDemand }) => !typeOnly && !onDemand)
      : []) {
      if (name.startsWith('.')) seen.add(posix.join(dirname(from), name));
      else found.set(name, from);
    }
  }
  return found;
}

/** Files of which some node of the syntax is not wanted. */
function findNodes(isWrong: (item: ts.Node) => boolean, files = sources): readonly string[] {
  return files.flatMap((source) => {
    const found: string[] = [];
    const visit = (item: ts.Node): void => {
      if (isWrong(item)) found.push(`src/${source.path}: ${item.getText().split('\n')[0] ?? ''}`);
      ts.forEachChild(item, visit);
    };
    visit(parse(source));
    return found;
  });
}

const isDefaultExport = (item: ts.Node) =>
  (ts.isExportAssignment(item) && !item.isExportEquals) ||
  (ts.canHaveModifiers(item) && !!ts.getModifiers(item)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));

const isClockOrChance = (item: ts.Node) =>
  (ts.isPropertyAccessExpression(item) && /^(?:Date\.now|Math\.random|performance\.now)$/.test(item.getText())) ||
  (ts.isIdentifier(item) && item.text === 'process') ||
  (ts.isNewExpression(item) && item.expression.getText() === 'Date' && (item.arguments?.length ?? 0) === 0);

describe('the source', () => {
  test('imports only what the table of layers allows', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(findForbiddenImports)).toEqual([]);
  });

  test('names the file in each relative import with its ending, and the file exists', () => {
    const wrong = sources.flatMap((source) =>
      importsOf(source)
        .filter(({ from }) => from.startsWith('.') && !paths.includes(posix.join(dirname(source.path), from)))
        .map(({ from }) => `src/${source.path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  test('loads what is heavy in a build only when it is needed: an edit needs none of it', () => {
    const loaded = packagesWith('cli/build.ts');
    expect([...loaded.keys()]).toContain('astro/zod');
    expect(['astro', 'pagefind', 'vite'].map((name) => [name, loaded.get(name)])).toEqual([
      ['astro', undefined],
      ['pagefind', undefined],
      ['vite', undefined],
    ]);
  });

  test('has no barrels', () => {
    expect(paths.filter((path) => /(?:^|\/)index\.(?:ts|mjs|js)$/.test(path))).toEqual([]);
    expect(findNodes((item) => ts.isExportDeclaration(item) && !!item.moduleSpecifier && !item.exportClause)).toEqual(
      [],
    );
  });

  test('has named exports only', () => {
    expect(findNodes(isDefaultExport)).toEqual([]);
  });

  test('has unions of strings, no enums', () => {
    expect(findNodes(ts.isEnumDeclaration)).toEqual([]);
  });

  test('has no drawers for odds and ends', () => {
    expect(paths.filter((path) => /(?:^|\/)(?:utils?|lib|helpers?|common|misc)(?:\/|\.)/.test(path))).toEqual([]);
  });

  test('reads no clock, no dice and no environment where everything is handed in', () => {
    const handedIn = sources.filter(({ path }) => pure.includes(layerOf(path)));
    expect(findNodes(isClockOrChance, handedIn)).toEqual([]);
  });

  test('names scripts in kebab-case and components in PascalCase', () => {
    // Routes are named for the addresses that they answer.
    const wrong = paths
      .filter((path) => !path.startsWith('pages/'))
      .filter((path) =>
        path.endsWith('.astro')
          ? !/^(?:[A-Z][a-z0-9]*)+\.astro$/.test(basename(path))
          : !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.config)?\.\w+$/.test(basename(path)),
      );
    expect(wrong).toEqual([]);
  });
});

describe('these tests', () => {
  test.each([
    [
      'domain/a.ts',
      "import { readFile } from 'node:fs';",
      'src/domain/a.ts imports node:fs, but domain may not import node:fs.',
    ],
    [
      'domain/a.ts',
      "import type { Z } from '../schemas/z.ts';",
      'src/domain/a.ts imports ../schemas/z.ts, but domain may not import schemas.',
    ],
    [
      'presenters/a.ts',
      "import { b } from '../markdown/b.ts';",
      'src/presenters/a.ts imports ../markdown/b.ts, but presenters may not import more than types of markdown.',
    ],
    [
      'components/site/A.astro',
      "---\nimport { c } from '../../newsroom.ts';\n---\n<p></p>",
      'src/components/site/A.astro imports ../../newsroom.ts, but components may not import newsroom.',
    ],
    [
      'io/a.ts',
      "const x = await import('../build/b.ts');",
      'src/io/a.ts imports ../build/b.ts, but io may not import build.',
    ],
    ['urls.ts', "export { x } from './site.ts';", 'src/urls.ts imports ./site.ts, but urls may not import site.'],
    ['odds/a.ts', '', 'src/odds/a.ts is in no layer of the table.'],
  ])('see what is wrong in %s: %s', (path, text, message) => {
    expect(findForbiddenImports({ path, text })).toEqual([message]);
  });

  test.each([
    ['presenters/a.ts', "import type { B } from '../markdown/b.ts';"],
    ['presenters/a.ts', "import { type B, type C } from '../markdown/b.ts';"],
    [
      'pages/a/[b].astro',
      "---\nimport A from '../../layouts/A.astro';\nimport { newsroom } from '../../newsroom.ts';\n---",
    ],
    ['schemas/a.ts', "import { z } from 'astro/zod';"],
  ])('allow what is right in %s: %s', (path, text) => {
    expect(findForbiddenImports({ path, text })).toEqual([]);
  });

  test('see clocks, default exports and enums', () => {
    const source = (text: string) => [{ path: 'domain/a.ts', text }];
    expect(findNodes(isClockOrChance, source('const a = Date.now();'))).toHaveLength(1);
    expect(findNodes(isClockOrChance, source('const a = new Date();'))).toHaveLength(1);
    expect(findNodes(isClockOrChance, source('const a = new Date(0);'))).toEqual([]);
    expect(findNodes(isDefaultExport, source('export default 1;'))).toHaveLength(1);
    expect(findNodes(isDefaultExport, source('export default function a() {}'))).toHaveLength(1);
    expect(findNodes(ts.isEnumDeclaration, source('enum A { B }'))).toHaveLength(1);
  });
});

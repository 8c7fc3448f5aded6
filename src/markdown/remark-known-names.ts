import type { Nodes, Root } from 'mdast';
import type {} from 'remark-mdx';
import { visit } from './visit.ts';
import type { VFile } from 'vfile';

type Esm = Extract<Nodes, { readonly type: 'mdxjsEsm' }>;
/** A parsed program (ESTree). */
type Program = NonNullable<NonNullable<Esm['data']>['estree']>;

/**
 * Refuses, in MDX, components and values that the file does not import: the page would fail when it is built, without a
 * word on where.
 */
export function remarkKnownNames() {
  return (tree: Root, file: VFile): void => {
    const known = new Set<string>();
    visit(tree, 'mdxjsEsm', ({ data }) => {
      for (const name of data?.estree ? declaredNames(data.estree) : []) known.add(name);
    });
    visit(tree, (node) => {
      switch (node.type) {
        case 'mdxJsxFlowElement':
        case 'mdxJsxTextElement': {
          const [name = ''] = node.name?.split('.') ?? [];
          if (/^[A-Z]|\./.test(node.name ?? '') && !known.has(name)) {
            file.message(`<${node.name}> is not known here. Import it at the top of the text, or remove it.`, node);
          }
          return;
        }
        case 'mdxFlowExpression':
        case 'mdxTextExpression': {
          const name = loneName(node.data?.estree);
          if (name !== undefined && !known.has(name)) {
            file.message(`{${name}} is not known here. Write a backslash before the sign (\\{) to print it.`, node);
          }
          return;
        }
      }
    });
  };
}

/** What a program imports or exports by name. */
function declaredNames(program: Program): readonly string[] {
  return program.body.flatMap((statement) => {
    if (statement.type === 'ImportDeclaration') return statement.specifiers.map(({ local }) => local.name);
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return [];
    const { declaration } = statement;
    if (declaration.type !== 'VariableDeclaration') return [declaration.id.name];
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  });
}

/** The name that an expression consists of, if it is one, save those that every program knows. */
function loneName(program: Program | null | undefined): string | undefined {
  const [statement, ...others] = program?.body ?? [];
  if (others.length > 0 || statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'Identifier') {
    return undefined;
  }
  const { name } = statement.expression;
  return name === 'props' || name in globalThis ? undefined : name;
}

import { Document, isSeq, Scalar, visit } from 'yaml';

/**
 * A content file as an editor would have typed it: the fields in the order in which they are given, ids on one line, text
 * without quotes where it needs none. Empty lists and undefined fields are left out.
 */
export function printFile(fields: Readonly<Record<string, unknown>>, body: string): string {
  const text = body.trim();
  return `---\n${printFields(fields)}---\n${text === '' ? '' : `\n${text}\n`}`;
}

/** The fields of a content file, each on lines of its own; nothing if there are none. */
export function printFields(fields: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const document = new Document(Object.fromEntries(kept), { version: '1.2', aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, { value }) => {
      if (isSeq(value) && value.items.every(isShortId)) value.flow = true;
    },
    Scalar: (key, scalar) => {
      // YAML 1.1 readers, of which editors’ other tools have some, take these for something else.
      if (key !== 'key' && typeof scalar.value === 'string' && ambiguous.test(scalar.value)) {
        scalar.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return kept.length === 0 ? '' : document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

const ambiguous = /^(?:y|n|yes|no|on|off|true|false|null|~|[\d.,:_+-]+|\d[\d_]*(?:\.\d*)?e[+-]?\d+|0[ox][\da-f]+)$/i;

function isShortId(item: unknown): boolean {
  return item instanceof Scalar && typeof item.value === 'string' && /^[a-z0-9-]{1,40}$/.test(item.value);
}

import { recordReader, XmlFault, type XmlElement } from '../importers/read-records.ts';
import { EncodingFault, readTextChunks } from '../io/text-chunks.ts';

/**
 * The records of an XML file of any length, one after the other.
 *
 * @throws XmlFault, EncodingFault
 */
export async function* readXmlRecords(path: string, names: ReadonlySet<string>): AsyncGenerator<XmlElement> {
  let found: XmlElement[] = [];
  const reader = recordReader(names, (record) => found.push(record));
  for await (const text of readTextChunks(path)) {
    reader.write(text);
    const records = found;
    found = [];
    yield* records;
  }
  reader.end();
  yield* found;
}

/** `export.xml:12:34  a tag is closed here that is not open …`; undefined for an error of another kind. */
export function printReadingFault(file: string, error: unknown): string | undefined {
  if (error instanceof XmlFault)
    return `${file}:${error.line}:${error.column}  ${error.message} Nothing was imported. Export the file again, or put the line right.`;
  if (error instanceof EncodingFault) return `${file}:${error.line}  ${error.message} Nothing was imported.`;
  return undefined;
}

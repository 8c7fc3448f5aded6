/** Copy as text, with the encoding in which it came. */
export interface DecodedCopy {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

/**
 * Reads the bytes of wire copy: UTF-8; UTF-16 with its byte order mark; anything else as Windows-1252, in which Western
 * mail programs save. Undefined if the bytes seem to be no text in any of these.
 */
export function decodeCopy(bytes: Uint8Array): DecodedCopy | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodedAs('utf-16le', 'UTF-16', bytes);
  if (first === 0xfe && second === 0xff) return decodedAs('utf-16be', 'UTF-16', bytes);
  // No text in the other two has zeros, while files of programs are full of them.
  if (bytes.includes(0)) return undefined;
  const decoded = decodedAs('utf-8', 'UTF-8', bytes);
  if (decoded) return decoded;
  // In Western languages few letters are none of ASCII; Korean or Chinese of old programs has hardly any others.
  const accented = bytes.filter((byte) => byte > 0x7f).length;
  return accented > bytes.length * mostAccented ? undefined : decodedAs('windows-1252', 'Windows-1252', bytes);
}

const mostAccented = 0.25;

function decodedAs(label: string, encoding: DecodedCopy['encoding'], bytes: Uint8Array): DecodedCopy | undefined {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** A file that a story offers for download. */
export interface Attachment {
  readonly bytes: number;
  /** Digest of the file: when it changes, so does what is published. */
  readonly digest: string;
}

/** `PDF, 1.2 MB`: kind by ending and size in decimal units, as operating systems print it. */
export function describeAttachment(name: string, { bytes }: Attachment): string {
  const kind = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
  return `${kind}, ${printSize(bytes)}`;
}

function printSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}

import { hash } from 'node:crypto';

/** A short name for a content: the first 128 bits of its SHA-256, in hexadecimal. */
export function digest(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex').slice(0, 32);
}

/** SHA-256 in hexadecimal, as `sha256sum` prints it. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

import { hash } from 'node:crypto';

/** What a policy calls a style or a program by. https://www.w3.org/TR/CSP3/#grammardef-hash-source */
export function policyDigest(text: string | Buffer): string {
  return `'sha256-${hash('sha256', text, 'base64')}'`;
}

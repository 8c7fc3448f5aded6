import { explainFailedRequest } from './failed-request.ts';

/** A file from the web, or why there is none, as the end of a sentence that begins with its address. */
export type FetchedFile = { readonly status: number; readonly bytes: Uint8Array } | { readonly fault: string };

/** What is asked for, and how long and how much of it is waited for. */
export interface FetchLimits {
  /** Milliseconds for the whole file. */
  readonly timeout: number;
  readonly bytes: number;
}

/** @param address http or https; other kinds are refused, also where a server sends on to one */
export async function fetchFile(address: string, { timeout, bytes: most }: FetchLimits): Promise<FetchedFile> {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    return { fault: 'is no web address. It must begin with https:// or http://' };
  }
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(timeout),
      headers: { 'user-agent': 'Broadsheet record check' },
    });
    if (!/^https?:$/.test(new URL(response.url).protocol))
      return { fault: 'leads to something that is not on the web' };
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body ?? []) {
      const piece = part as Uint8Array;
      size += piece.length;
      if (size > most) return { fault: `is larger than ${Math.round(most / 1_000_000)} MB` };
      parts.push(piece);
    }
    return { status: response.status, bytes: Buffer.concat(parts) };
  } catch (error) {
    return { fault: explainFailedRequest(error, timeout) };
  }
}

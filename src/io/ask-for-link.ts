import { explainFailedRequest } from './failed-request.ts';

/** What a server says of a page. */
export interface LinkAnswer {
  readonly works: boolean;
  /** `answers 404` */
  readonly reason: string;
}

/**
 * Asks for a page, without its content where the server allows that. A server that forbids programs to look, or asks for
 * patience, says nothing about the page: readers may well see it.
 *
 * @param timeout milliseconds
 */
export async function askForLink(address: string, timeout: number): Promise<LinkAnswer> {
  const head = await request(address, 'HEAD', timeout);
  // Some servers answer only when they are asked for the page itself.
  const answer =
    typeof head === 'number' && (head < 400 || undecided.has(head)) ? head : await request(address, 'GET', timeout);
  if (typeof answer === 'string') return { works: false, reason: answer };
  return answer < 400 || undecided.has(answer)
    ? { works: true, reason: '' }
    : { works: false, reason: `answers ${answer}` };
}

const undecided: ReadonlySet<number> = new Set([401, 403, 405, 429, 451, 503, 999]);

async function request(address: string, method: 'HEAD' | 'GET', timeout: number): Promise<number | string> {
  try {
    const response = await fetch(address, {
      method,
      redirect: 'follow',
      signal: AbortSignal.timeout(timeout),
      headers: { 'user-agent': 'Broadsheet link check', accept: 'text/html,*/*;q=0.8' },
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return explainFailedRequest(error, timeout);
  }
}

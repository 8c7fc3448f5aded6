/**
 * Why a server could not be asked, as the end of a sentence that begins with an address.
 *
 * @param error that `fetch` threw
 * @param timeout that it was given, milliseconds
 */
export function explainFailedRequest(error: unknown, timeout: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `did not answer within ${timeout / 1000} s`;
  const cause =
    error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  return cause === 'ENOTFOUND'
    ? 'has a server that does not exist'
    : `cannot be reached${cause === '' ? '' : ` (${cause})`}`;
}

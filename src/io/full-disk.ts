/** Whether an error, or what caused it, says that a disk or a user’s share of it is full. Programs that are not Node’s tell it in words. */
export function isFullDisk(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.some(isFullDisk)) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    /ENOSPC|EDQUOT|no space left on device|quota exceeded/i.test(error.message) ||
    isFullDisk(error.cause)
  );
}

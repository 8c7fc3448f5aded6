/** Tells how far a long task is: one updating line in a terminal, now and then a plain line elsewhere. */
export interface Progress {
  /** One more is done. */
  readonly tick: () => void;
  /** All are done; the last line stays, with a remark if there is one. */
  readonly end: (remark?: string) => void;
}

const terminalInterval = 100;
const plainInterval = 10_000;

/**
 * @param what past participle phrase: `articles read`
 * @param total how many there will be, where that is known
 */
export function startProgress(
  what: string,
  total: number | undefined,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  const terminal = stream.isTTY && process.env['CI'] === undefined;
  const started = performance.now();
  let done = 0;
  let printed = started;
  const line = (now: number) => {
    const seconds = (now - started) / 1000;
    const rate = seconds > 0.5 ? `, ${Math.round(done / seconds)} a second` : '';
    return `${done}${total === undefined ? '' : ` of ${total}`} ${what}${rate}`;
  };
  return {
    tick: () => {
      done += 1;
      const now = performance.now();
      if (now - printed < (terminal ? terminalInterval : plainInterval)) return;
      printed = now;
      stream.write(terminal ? `\r\u001B[K${line(now)}` : `${line(now)}\n`);
    },
    end: (remark) => {
      const summary = remark === undefined ? line(performance.now()) : `${line(performance.now())}, ${remark}`;
      stream.write(`${terminal ? '\r\u001B[K' : ''}${summary}\n`);
    },
  };
}

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Reads a file whole. What it returns is valid until it reads the next one. */
export type FileReader = (file: string) => Buffer;

const leastRoom = 1024 * 1024;

/** A reader of many files that uses its memory again: to be given it anew for each takes the system longer than to read. */
export function fileReader(): FileReader {
  let room = Buffer.alloc(0);
  return (file) => {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      if (size > room.length) room = Buffer.allocUnsafeSlow(Math.max(2 * size, leastRoom));
      let length = 0;
      while (length < size) {
        const read = readSync(descriptor, room, length, size - length, length);
        if (read === 0) break;
        length += read;
      }
      return room.subarray(0, length);
    } finally {
      closeSync(descriptor);
    }
  };
}

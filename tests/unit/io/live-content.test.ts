import { describe, expect, it } from 'vitest';
import { newLiveContent, onceAChange } from '../../../src/io/live-content.ts';

function counted({ validUntil = () => Infinity, during = () => undefined }: Partial<Setup> = {}) {
  const live = newLiveContent();
  const state = { now: 0, made: 0 };
  const get = onceAChange({
    live,
    make: async () => {
      state.made += 1;
      const number = state.made;
      await Promise.resolve();
      during(live, number);
      return number;
    },
    readClock: () => state.now,
    validUntil,
  });
  return { live, state, get };
}

interface Setup {
  readonly validUntil: () => number;
  /** Happens while the value of this number is made. */
  readonly during: (live: { version: number }, number: number) => void;
}

describe('a value that is made once a change', () => {
  it('is made once, however many ask for it, at once or later', async () => {
    const { state, get } = counted();
    await Promise.all([get(), get(), get()]);
    await get();
    expect(state.made).toBe(1);
  });

  it('is made once more after several changes', async () => {
    const { live, state, get } = counted();
    await get();
    live.version += 1;
    live.version += 1;
    expect(await Promise.all([get(), get()])).toEqual([2, 2]);
    expect(state.made).toBe(2);
  });

  it('is never older than a change that comes while it is made', async () => {
    const { state, get } = counted({
      during: (live, number) => {
        if (number === 1) live.version += 1;
      },
    });
    expect(await Promise.all([get(), get()])).toEqual([2, 2]);
    expect(state.made).toBe(2);
  });

  it('is made anew when its time has come', async () => {
    const { state, get } = counted({ validUntil: () => 100 });
    await get();
    state.now = 99;
    await get();
    expect(state.made).toBe(1);
    state.now = 100;
    await get();
    expect(state.made).toBe(2);
  });

  it('fails for all who ask, until something changes', async () => {
    const { live, state, get } = counted({
      during: (_, number) => {
        if (number === 1) throw new Error('broken');
      },
    });
    await expect(get()).rejects.toThrow('broken');
    await expect(get()).rejects.toThrow('broken');
    expect(state.made).toBe(1);
    live.version += 1;
    expect(await get()).toBe(2);
  });
});

/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export interface Chance {
  /** A whole number from 0 to `below`, without `below`. */
  number(below: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number): number => Math.floor(next() * below);
  return { number, pick: ([first, ...others]) => [first, ...others][number(others.length + 1)] ?? first };
}

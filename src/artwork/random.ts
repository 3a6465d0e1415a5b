/** Gives the next number, 0 <= n < 1. */
export type Random = () => number;

/**
 * Makes a generator that gives the same numbers for the same seed on every machine and in every Node: artwork that
 * changed between two builds would make every page that shows it look edited. FNV-1a hashes the seed, mulberry32
 * counts from there. Not for secrets.
 */
export function seedRandom(seed: string): Random {
  let state = 0x811c9dc5;
  // Marked letters have two spellings in Unicode; both must give one picture.
  for (const byte of new TextEncoder().encode(seed.normalize('NFC')))
    state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A number, low <= n < high. */
export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

/** One of the items, each as likely as another. */
export function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** The items in an order of chance (Fisher and Yates). */
export function shuffle<Item>(random: Random, items: readonly Item[]): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

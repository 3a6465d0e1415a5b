/** Keeps what was used last, up to a weight in bytes. Objects never change under their id, so nothing here grows stale. */
export interface ByteCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T, weight: number): void;
}

export function createByteCache<T>(limit: number): ByteCache<T> {
  const entries = new Map<string, { value: T; weight: number }>();
  let total = 0;
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      // A Map keeps insertion order: what is put back last leaves last.
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, weight) {
      if (weight > limit / 8 || entries.has(key)) return;
      entries.set(key, { value, weight });
      total += weight;
      for (const [oldest, entry] of entries) {
        if (total <= limit) break;
        entries.delete(oldest);
        total -= entry.weight;
      }
    },
  };
}

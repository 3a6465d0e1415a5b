/** A file of a segment, before it is packed. Packed with gzip: a host that packs nothing costs readers no more. */
export interface StoreFile {
  /** From the segment's folder, such as `terms/7.gz`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a file of a segment, unpacked. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

/** @param load answers as `fetch` does */
export function readPacked(load: (name: string) => Promise<Response>): ReadFile {
  return async (name) => {
    const response = await load(name);
    if (!response.ok) throw new Error(`${response.status} for ${response.url || name}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    // Some hosts unpack a file that ends in `.gz` on the way.
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
}

/**
 * Keeps what was asked for, so that it is loaded once; the oldest goes when there are too many. What failed may be asked for
 * again.
 */
export function keepLoaded<Loaded>(
  load: (name: string) => Promise<Loaded>,
  most = Infinity,
): (name: string) => Promise<Loaded> {
  const kept = new Map<string, Promise<Loaded>>();
  return (name) => {
    const known = kept.get(name);
    if (known) return known;
    const loading = load(name);
    kept.set(name, loading);
    loading.catch(() => kept.delete(name));
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return loading;
  };
}

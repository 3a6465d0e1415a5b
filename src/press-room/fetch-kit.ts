import type { Kit, KitFile } from '../outputs/kit/kit.ts';

/** Files that were fetched and found to be whole, by their SHA-256: a browser lays large blobs on the disk by itself. */
export type Kept = Map<string, Blob>;

export interface FetchOptions {
  readonly kept: Kept;
  readonly signal: AbortSignal;
  /** @param bytes of the whole kit that are here by now, those of a file that is still coming too */
  readonly onProgress: (bytes: number, file: KitFile) => void;
}

/** A file that did not come, or not as the kit says it is. */
export class KitFault extends Error {
  readonly file: KitFile;
  readonly reason: 'offline' | 'absent' | 'changed';

  constructor(file: KitFile, reason: KitFault['reason']) {
    super(`${file.path}: ${reason}`);
    this.file = file;
    this.reason = reason;
  }
}

/**
 * Fetches what is not kept yet, one file after the other, and keeps each once its bytes are those that the kit tells of. What
 * was kept before stays, so that trying again costs only what is missing.
 *
 * @throws KitFault naming the first file that fails
 * @throws DOMException `AbortError`, when the signal says so
 */
export async function fetchKit({ files }: Pick<Kit, 'files'>, options: FetchOptions): Promise<void> {
  const { kept, signal, onProgress } = options;
  let before = 0;
  for (const file of files) {
    if (!kept.has(file.sha256)) {
      const blob = await fetchFile(file, signal, (bytes) => onProgress(before + bytes, file));
      const sum = await sha256Of(blob);
      signal.throwIfAborted();
      if (blob.size !== file.bytes || sum !== file.sha256) throw new KitFault(file, 'changed');
      kept.set(file.sha256, blob);
    }
    before += file.bytes;
    onProgress(before, file);
  }
}

async function fetchFile(
  file: KitFile,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Blob> {
  try {
    // Asked anew rather than taken from the browser's store: a damaged copy there would fail for ever.
    const response = await fetch(file.path, { signal, cache: 'no-cache' });
    if (!response.ok || !response.body) throw new KitFault(file, 'absent');
    const chunks: BlobPart[] = [];
    let bytes = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      bytes += part.value.byteLength;
      onBytes(Math.min(bytes, file.bytes));
    }
    return new Blob(chunks, { type: file.mediaType });
  } catch (error) {
    if (error instanceof KitFault || signal.aborted) throw error;
    throw new KitFault(file, 'offline');
  }
}

async function sha256Of(blob: Blob): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

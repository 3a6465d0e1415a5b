import { type Keyed, toPlain } from '../widgets/decap.ts';

interface MediaFile {
  readonly path: string;
  readonly url?: string;
  readonly draft?: boolean;
}

/**
 * Where the browser finds a photo now: one that was chosen but not saved yet is only in this browser, all others are at
 * their own address. Decap's `getAsset` looks for the former under other names than it keeps them by, because it takes
 * `/media/…` for an address of the open web (decap-cms-lib-util 3.8, `isAbsolutePath`).
 *
 * @param entry the entry that is open, with its `mediaFiles`
 * @param path as it is written in the entry: `/media/2026/hop-to.jpg`
 */
export function photoAddress(entry: Keyed | undefined, path: string): string {
  const files = (toPlain(entry?.get('mediaFiles')) ?? []) as readonly MediaFile[];
  return files.find((file) => file.draft === true && file.path === `content${path}`)?.url ?? path;
}

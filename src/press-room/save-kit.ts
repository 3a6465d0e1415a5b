import { downloadZip, predictLength } from 'client-zip';
import type { Kit } from '../outputs/kit/kit.ts';
import type { Kept } from './fetch-kit.ts';

/** Above this the archive is written straight to the disk where the browser can, instead of being made whole first. */
const LARGE = 64_000_000;

/** The part of the File System Access API that is used; TypeScript's DOM has no picker yet. */
interface Picker {
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string;
    readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
  }) => Promise<FileSystemFileHandle>;
}

export type Place = FileSystemFileHandle | undefined;

const totalBytes = ({ files }: Kit): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * Asks the reader where a large archive shall go: at once, since a browser lets a page ask only just after a click. A small one
 * goes where the browser's downloads go.
 *
 * @throws DOMException `AbortError`, when the reader thinks better of it
 */
export async function choosePlace(kit: Kit): Promise<Place> {
  const { showSaveFilePicker } = window as unknown as Picker;
  if (totalBytes(kit) <= LARGE || !showSaveFilePicker) return undefined;
  return showSaveFilePicker({
    suggestedName: `${kit.name}.zip`,
    types: [{ accept: { 'application/zip': ['.zip'] } }],
  });
}

/**
 * Puts the kept files into one archive, below a folder of the kit's name and with the kit's own list beside them, so that who
 * gets the archive can check it again.
 */
export async function saveKit(kit: Kit, manifest: string, kept: Kept, place: Place): Promise<void> {
  const entries = [
    { name: `${kit.name}/kit.json`, input: new Blob([manifest]) },
    ...kit.files.map(({ name, sha256 }) => ({
      name: `${kit.name}/${name}`,
      input: kept.get(sha256) ?? new Blob(),
    })),
  ].map((entry) => ({ ...entry, size: entry.input.size }));
  const answer = downloadZip(entries, { length: predictLength(entries) });
  if (place && answer.body) {
    await answer.body.pipeTo(await place.createWritable());
    return;
  }
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${kit.name}.zip`;
  link.click();
  // Not at once: a browser may begin to read only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

import { collectionOfKey } from '../config/decap-config.ts';
import type { Keyed } from '../widgets/decap.ts';
import { prepareEntry } from './prepare-entry.ts';

/**
 * Decap's `preSave` listener. What it throws, Decap shows: `Chưa lưu được: photo.alt (Mô tả ảnh): để trống. …`
 *
 * @returns the entry's values, in Decap's own kind of map
 */
export function preSave({ entry }: { readonly entry: Keyed }): Keyed {
  const data = entry.get('data') as Keyed;
  const before = data.toJS() as Readonly<Record<string, unknown>>;
  const after = prepareEntry(collectionOfKey(String(entry.get('collection'))), before);
  let changed = data;
  for (const [key, value] of Object.entries(after)) {
    if (JSON.stringify(value) !== JSON.stringify(before[key])) changed = changed.set(key, value);
  }
  return changed;
}

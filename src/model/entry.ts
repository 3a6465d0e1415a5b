import type { CollectionName, DataOf } from '../schema/collections.ts';
import type { Photo } from '../schema/photo.ts';

/** One checked content file. */
export interface Entry<Name extends CollectionName = CollectionName> {
  readonly collection: Name;
  /** The file's path in its collection without the ending: `2026/ca-truc-dem`, `vu-thong-tin`. */
  readonly id: string;
  /** The last part of `id`, and of the page's address. */
  readonly slug: string;
  /** The year folder that the file lies in; absent in collections without years. */
  readonly year?: string;
  /** Changes whenever the file or the way it is rendered changes; also the key of its rendered body. */
  readonly digest: string;
  readonly data: DataOf<Name>;
  /** Syllables of the body: what Vietnamese newsrooms count as words ("chữ"). */
  readonly syllables: number;
  /** The photos of the entry, those inside its body too, in the order of the page. */
  readonly photos: readonly Photo[];
}

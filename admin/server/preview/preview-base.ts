import type { EntryKey } from '../checks/entry-key.ts';

/** The address below which the preview of an entry lies, as if it were the site; without a closing slash. */
export const previewBase = ({ collection, slug }: EntryKey): string =>
  `/admin/xem-truoc/${collection}/${slug}`;

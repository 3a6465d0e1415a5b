import type { PressItem } from '../item/press-item.ts';
import type { Kit, KitFile } from './kit.ts';

/** What the kit is called beside an article's page. */
export const KIT_FILE = 'kit.json';

/** The manifest of an article's files, as JSON that is the same whenever the files are. */
export function renderKit({ uri, version, title, slug }: PressItem, files: readonly KitFile[]): string {
  const kit: Kit = { uri, version, title, name: `${slug}-ban-${version}`, files };
  return `${JSON.stringify(kit, null, 2)}\n`;
}

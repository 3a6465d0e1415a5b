import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBackup } from '../../admin/server/backup/backup.ts';
import { initStore, MAIN, openStore, type Store } from '../../admin/server/store/open-store.ts';
import { writeWhole } from '../../src/disk/write-whole.ts';
import { mountDisk, system } from './mount-disk.ts';

const imageIn = (folder: string): string => path.join(folder, 'image');
/** A disk in a file: what the file holds is what a power cut would leave. */
const { disk, folder, isMounted } = await mountDisk(
  'guong-sang-power-',
  'Power cut: skipped, because only root on Linux may mount a disk that is a file.',
  (around, place) => {
    const image = imageIn(around);
    writeFileSync(image, '');
    truncateSync(image, 32 << 20);
    system('mkfs.ext4', '-q', '-F', image);
    // The file system must not flush by itself what nobody asked it to.
    system('mount', '-o', 'loop,commit=600', image, place);
  },
);

/** Cuts the power of a copy of the disk, and gives what `look` finds when that is mounted again. */
function afterPowerCut<T>(look: (disk: string) => T): T {
  const copy = { image: path.join(folder, 'copied-image'), disk: path.join(folder, 'copied-disk') };
  copyFileSync(imageIn(folder), copy.image);
  mkdirSync(copy.disk, { recursive: true });
  system('mount', '-o', 'loop', copy.image, copy.disk);
  try {
    return look(copy.disk);
  } finally {
    system('umount', copy.disk);
  }
}

const author = { name: 'Lan', email: 'lan@example.vn', date: new Date(0) };
const draft = 'refs/heads/cms/stories-2026/ca-truc-dem';

async function save(store: Store, ref: string, text: string, parent?: string): Promise<string> {
  const expected = (await store.commitAt(ref))?.id ?? null;
  const changes = [{ path: 'content/a.mdx', content: Buffer.from(text) }];
  const start = parent === undefined ? {} : { parent };
  const answer = await store.commit({ ref, expected, ...start, changes, message: 'x', author });
  if (answer.kind === 'stale') throw new Error('stale');
  return answer.id;
}

const refsOn = (root: string): string => {
  const git = (...args: string[]) => system('git', '--git-dir', path.join(root, 'store.git'), ...args);
  return `${git('for-each-ref', '--format=%(objectname) %(refname)')}${git('fsck', '--full', '--strict', '--no-dangling')}`;
};

describe.skipIf(!isMounted)('A power cut takes nothing back', () => {
  it('of a draft that was begun, saved, published or deleted', async () => {
    await initStore(path.join(disk, 'store.git'));
    expect(afterPowerCut(refsOn)).toBe('');
    const store = await openStore(path.join(disk, 'store.git'));
    onTestFinished(() => store.close());
    const base = await save(store, MAIN, 'Bản trên trang');
    expect(afterPowerCut(refsOn)).toBe(`${base} ${MAIN}\n`);
    const begun = await save(store, draft, 'Bản một', base);
    expect(afterPowerCut(refsOn)).toBe(`${begun} ${draft}\n${base} ${MAIN}\n`);
    const saved = await save(store, draft, 'Bản hai');
    expect(afterPowerCut(refsOn)).toBe(`${saved} ${draft}\n${base} ${MAIN}\n`);
    await store.mergeOnto({ onto: MAIN, from: { name: draft, id: saved }, message: 'Đăng', author });
    const main = (await store.commitAt(MAIN))?.id ?? '';
    expect(afterPowerCut(refsOn)).toBe(`${main} ${MAIN}\n`);

    const again = await save(store, draft, 'Bản ba', main);
    const kept = 'refs/newsroom/deleted/stories-2026/ca-truc-dem';
    await store.deleteRef(draft, again, kept);
    expect(afterPowerCut(refsOn)).toBe(`${main} ${MAIN}\n${again} ${kept}\n`);
  });

  it('of a file that was written whole, like the accounts', async () => {
    const words = (root: string) => readFileSync(path.join(root, 'accounts.json'), 'utf8');
    for (const text of ['một', 'hai']) {
      await writeWhole(path.join(disk, 'accounts.json'), text);
      expect(afterPowerCut(words)).toBe(text);
    }
  });

  it('of a backup that was made', async () => {
    const file = path.join(disk, 'newsroom.backup');
    await createBackup(disk, file, () => undefined);
    const made = readFileSync(file);
    expect(afterPowerCut((root) => readFileSync(path.join(root, 'newsroom.backup')))).toEqual(made);
  });
});

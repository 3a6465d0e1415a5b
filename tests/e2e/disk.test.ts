import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startNewsroom, type Browser, type TestNewsroom } from '../unit/server/newsroom.ts';
import { mountDisk, system } from './mount-disk.ts';

const { disk, isMounted } = await mountDisk(
  'guong-sang-disk-',
  'Disk full and read-only: skipped, because only root on Linux may mount a small disk.',
  (_folder, place) => system('mount', '-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', place),
);

const filler = path.join(disk, 'filler');
const freeBytes = (): number => {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
};
/** Leaves so many bytes of the disk free. */
function fillUp(leave: number): void {
  rmSync(filler, { force: true });
  writeFileSync(filler, Buffer.alloc(Math.max(freeBytes() - leave, 0)));
}
const git = (dir: string, ...args: string[]): string =>
  execFileSync('git', ['--git-dir', path.join(dir, 'store.git'), ...args]).toString();
const text = (words: string): string => `---\ntitle: Ca trực đêm\n---\n${words}\n`;

async function begin(name: string): Promise<{ newsroom: TestNewsroom; editor: Browser }> {
  rmSync(filler, { force: true });
  const newsroom = await startNewsroom({ dir: path.join(disk, name, 'newsroom') });
  const editor = await newsroom.visit('admin', 'lan');
  await editor.open();
  expect((await editor.save(text('Bản đầu.'))).statusCode).toBe(200);
  return { newsroom, editor };
}

describe.skipIf(!isMounted)('On a disk that', () => {
  it('is full, a save is refused in words or stored whole, and the next one works when there is room', async () => {
    const { newsroom, editor } = await begin('day');
    let stored = 'Bản đầu.';
    const answers = new Set<number>();
    // From no room at all, page by page: it runs out at another step of a save each time.
    for (let pages = 0; pages < 24; pages += 1) {
      fillUp(pages * 4096);
      const words = `Bản ${pages}: ${'chữ '.repeat(1500 + pages)}`;
      const answer = await editor.save(text(words));
      answers.add(answer.statusCode);
      if (answer.statusCode === 200) stored = words;
      else {
        expect(answer.statusCode).toBe(507);
        expect(answer.json<{ error: string }>().error).toMatch(/hết dung lượng đĩa.*chưa được lưu/);
      }
      expect(await editor.open()).toBe(text(stored));
      expect(git(newsroom.dir, 'fsck', '--strict', '--no-dangling')).toBe('');
      rmSync(filler);
    }
    expect([...answers].sort()).toEqual([200, 507]);
    expect((await editor.save(text('Có chỗ rồi.'))).statusCode).toBe(200);
    expect(await editor.open()).toBe(text('Có chỗ rồi.'));
  });

  it('can’t be written to, a save and a publish are refused in words, and work when it can', async () => {
    const { newsroom, editor } = await begin('chi-doc');
    const key = { collection: 'stories-2026', slug: 'ca-truc-dem' };
    await editor.ask('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_publish' });
    const before = git(newsroom.dir, 'for-each-ref');
    system('mount', '-o', 'remount,ro', disk);
    const answers = [
      await editor.save(text('Không ghi được.')),
      await editor.send('publishUnpublishedEntry', key),
    ];
    system('mount', '-o', 'remount,rw', disk);
    for (const answer of answers) {
      expect(answer.statusCode).toBe(503);
      expect(answer.json<{ error: string }>().error).toMatch(/không ghi được.*chưa được lưu/);
    }
    expect(git(newsroom.dir, 'for-each-ref')).toBe(before);
    expect(git(newsroom.dir, 'fsck', '--strict', '--no-dangling')).toBe('');
    expect((await editor.save(text('Ghi được rồi.'))).statusCode).toBe(200);
    expect((await editor.send('publishUnpublishedEntry', key)).statusCode).toBe(200);
  });
});

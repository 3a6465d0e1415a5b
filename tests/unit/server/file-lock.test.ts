import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withFileLock } from '../../../admin/server/accounts/file-lock.ts';
import { temporaryFolder } from './temp-folder.ts';

it('lets one at a time change the accounts, also where a killed process has left its lock', async () => {
  const folder = temporaryFolder();
  const together: number[] = [];
  const sixAtOnce = (lock: string) => {
    writeFileSync(lock, '');
    utimesSync(lock, 1, 1);
    let inside = 0;
    const change = async () => {
      together.push((inside += 1));
      await readFile(import.meta.filename);
      inside -= 1;
    };
    return Array.from({ length: 6 }, () => withFileLock(lock, change));
  };
  const changes: Promise<void>[] = [];
  for (let round = 0; round < 100; round += 1) {
    const six = sixAtOnce(join(folder, `${round}.lock`));
    changes.push(...six);
    await Promise.race(six);
  }
  await Promise.all(changes);
  expect(together).toEqual(Array.from({ length: 600 }, () => 1));
  expect(readdirSync(folder)).toEqual([]);
});

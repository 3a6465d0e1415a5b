import { link, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { forgetPictures } from '../../../src/images/forget-pictures.ts';
import { makeFolder } from './pictures.ts';

test('a picture that no page names any more is forgotten; what a site shows, or somebody is just making, stays', async () => {
  const [cache, site] = [await makeFolder(), await makeFolder()];
  const yesterday = new Date('2026-03-01T00:00:00Z');
  for (const file of ['named.jpg', 'renamed.jpg', 'new.jpg']) {
    await writeFile(path.join(cache, file), file);
    await link(path.join(cache, file), path.join(site, file));
  }
  for (const file of ['named.jpg', 'renamed.jpg'])
    await utimes(path.join(cache, file), yesterday, new Date('2026-02-01T00:00:00Z'));
  await forgetPictures(cache, new Set(['named.jpg']), yesterday);
  expect((await readdir(cache)).sort()).toEqual(['named.jpg', 'new.jpg']);
  expect((await readdir(site)).sort()).toEqual(['named.jpg', 'new.jpg', 'renamed.jpg']);
});

import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { temporaryFolder } from '../site/build-site.ts';
import { type NewsroomProcess, startNewsroom } from './newsroom-process.ts';

export interface Office {
  readonly newsroom: NewsroomProcess;
  readonly browser: Browser;
  /** Takes errors of the pages and breaches of their policy. */
  readonly errors: string[];
}

const open = new Set<Office & { readonly folder: string }>();

/**
 * A newsroom whose app is built, and a browser, for the tests of one file. Every test of the file fails that leaves an error in a
 * page; all is closed after the last.
 */
export async function openOffice(name: string): Promise<Office> {
  const folder = await temporaryFolder(name);
  const newsroom = await startNewsroom(path.join(folder, 'newsroom'));
  const office = { folder, newsroom, browser: await launchBrowser(), errors: [] };
  open.add(office);
  await newsroom.line(/editors' app is built/);
  return office;
}

afterEach(() => {
  expect([...open].flatMap(({ errors }) => errors)).toEqual([]);
});

afterAll(async () => {
  for (const { browser, newsroom, folder } of open) {
    await browser.close();
    await newsroom.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

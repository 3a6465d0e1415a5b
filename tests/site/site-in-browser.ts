import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { buildSite, temporaryFolder } from './build-site.ts';
import { type ServedSite, serveSite } from './serve-site.ts';

export interface SiteInBrowser {
  readonly origin: string;
  /** A page of its own cookies and cache, closed after the test. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

/** The project's own site, built and served for the tests of a file, in a real browser. */
export function siteInBrowser(name: string): SiteInBrowser {
  let folder: string;
  let site: ServedSite;
  let browser: Browser;
  let pages: Page[] = [];

  beforeAll(async () => {
    folder = await temporaryFolder(name);
    const outDir = path.join(folder, 'site');
    await buildSite({ contentDir: path.resolve('content'), outDir, cacheDir: path.join(folder, 'cache') });
    site = await serveSite(outDir);
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(pages.map((page) => page.context().close()));
    pages = [];
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    get origin() {
      return site.origin;
    },
    async newPage(options = {}) {
      const page = await (await browser.newContext(options)).newPage();
      pages.push(page);
      return page;
    },
  };
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { BackendChoice } from '../../admin/app/config/backend.ts';
import { amendModules } from '../../admin/app/decap/amend-modules.ts';
import { replaceModules } from '../../admin/app/decap/replace-modules.ts';
import { replacements } from '../../admin/app/decap/replacements.ts';
import { launchBrowser } from '../browser.ts';

/** What `decap-parts.js` puts on the page. */
interface DecapParts {
  checkConfig(backend: BackendChoice): string;
  widgets(): readonly string[];
  slugOf(title: string): string;
  type(paragraphs: readonly string[]): string;
  paste(html: string): string;
  edit(source: string, typed: string): string;
}

export interface DecapInBrowser {
  ask<Name extends keyof DecapParts>(
    name: Name,
    ...args: Parameters<DecapParts[Name]>
  ): Promise<ReturnType<DecapParts[Name]>>;
  close(): Promise<void>;
}

/** Builds Decap with our parts, but with its own check of configs, and opens it in a browser. */
export async function openDecap(): Promise<DecapInBrowser> {
  const outDir = await mkdtemp(join(tmpdir(), 'decap-parts-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'silent',
    publicDir: false,
    plugins: [
      replaceModules(replacements.filter(({ module }) => !module.endsWith('/configSchema.js'))),
      amendModules(),
    ],
    build: {
      outDir,
      minify: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('./decap-parts.js', import.meta.url)),
        output: { entryFileNames: 'parts.js' },
      },
    },
  });
  const script = await readFile(join(outDir, 'parts.js'), 'utf8');
  await rm(outDir, { recursive: true });
  const browser = await launchBrowser();
  const page = await browser.newPage();
  // Decap asks for storage, which `about:blank` does not have, and for `crypto.randomUUID`, which is for secure pages.
  await page.route('http://localhost/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto('http://localhost/');
  await page.addScriptTag({ content: script, type: 'module' });
  await page.waitForFunction(() => 'decapParts' in globalThis);
  return {
    ask: (name, ...args) => evaluate(page, name, args) as never,
    close: () => browser.close(),
  };
}

const evaluate = (page: Page, name: string, args: readonly unknown[]): Promise<unknown> =>
  page.evaluate(
    ([method, values]) => {
      const parts = (
        globalThis as unknown as { decapParts: Record<string, (...given: readonly unknown[]) => unknown> }
      ).decapParts;
      return parts[method]?.(...values);
    },
    [name, args] as const,
  );

import { defineConfig } from 'astro/config';
import { previewPage } from './src/build/preview-page.ts';
import { publishImages } from './src/build/publish-images.ts';
import { publishMoved } from './src/build/publish-moved.ts';
import { publishOutputs } from './src/build/publish-outputs.ts';
import { publishSearch } from './src/build/publish-search.ts';
import { reportHeld } from './src/build/report-held.ts';
import { reportProgress } from './src/build/report-progress.ts';

/** Set by the newsroom to see one page, and nothing else, of a site with a draft in it. */
const preview = process.env.PREVIEW_PAGE;

// Where a build reads, writes and remembers is the caller's to say: the newsroom gives every build a folder of its own.
export default defineConfig({
  output: 'static',
  outDir: process.env.OUT_DIR ?? './dist',
  cacheDir: `${process.env.CACHE_DIR ?? './.cache'}/${preview ? 'astro-preview' : 'astro'}`,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // Everything is a file of its own, because the content security policy allows no inline script or style.
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 }, worker: { format: 'es' } },
  experimental: { incrementalBuild: !preview },
  integrations: preview
    ? [previewPage(preview), publishImages(`${preview}index.html`)]
    : [reportProgress(), publishImages(), publishOutputs(), publishSearch(), publishMoved(), reportHeld()],
});

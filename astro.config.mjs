import { defineConfig } from 'astro/config';
import { publishImages } from './src/build/publish-images.ts';
import { publishMoved } from './src/build/publish-moved.ts';
import { publishSearch } from './src/build/publish-search.ts';
import { reportHeld } from './src/build/report-held.ts';
import { reportProgress } from './src/build/report-progress.ts';

// Where a build reads, writes and remembers is the caller's to say: the newsroom gives every build a folder of its own.
export default defineConfig({
  output: 'static',
  outDir: process.env.OUT_DIR ?? './dist',
  cacheDir: `${process.env.CACHE_DIR ?? './.cache'}/astro`,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // Everything is a file of its own, because the content security policy allows no inline script or style.
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  experimental: { incrementalBuild: true },
  integrations: [reportProgress(), publishImages(), publishSearch(), publishMoved(), reportHeld()],
});

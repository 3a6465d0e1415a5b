import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite, temporaryFolder } from '../site/build-site.ts';
import { generateContent } from './generate-content.ts';

/** What a build costs: cold, again with nothing changed, and after one edit. `--stories 1000`; add `--keep` to look at it. */
const { values } = parseArgs({
  options: { stories: { type: 'string', default: '1000' }, keep: { type: 'boolean', default: false } },
});
const stories = Number(values.stories);

const folder = await temporaryFolder('bench');
const contentDir = path.join(folder, 'content');
const cacheDir = path.join(folder, 'cache');
const { files } = await generateContent(contentDir, stories);

async function measure(name: string): Promise<object> {
  const outDir = path.join(folder, name.replaceAll(' ', '-'));
  const started = performance.now();
  const output = await buildSite({ contentDir, outDir, cacheDir }, [
    '--import',
    path.resolve('tests/bench/report-usage.ts'),
  ]);
  const usage = JSON.parse(/::usage (.*)/.exec(output)?.[1] ?? '{}') as {
    cpuSeconds?: number;
    peakMegabytes?: number;
  };
  const rendered = output.match(/├─ \S+\.html[^\n]*\(\+/g)?.length ?? 0;
  const written = await readdir(outDir, { recursive: true });
  return {
    build: name,
    'wall s': ((performance.now() - started) / 1000).toFixed(1),
    'CPU s': usage.cpuSeconds?.toFixed(1),
    'peak MB': usage.peakMegabytes?.toFixed(0),
    'pages rendered': rendered,
    files: written.length,
  };
}

const rows = [await measure('cold'), await measure('nothing changed')];
const edited = path.join(contentDir, files[Math.floor(files.length / 2)] ?? '');
await writeFile(edited, (await readFile(edited, 'utf8')).replace('\n## ', '\nMột câu mới.\n\n## '));
rows.push(await measure('one edit'));

console.log(`${stories} generated stories of about 800 syllables, beside the project's own content`);
console.table(rows);
if (values.keep) console.log(folder);
else await rm(folder, { recursive: true, force: true });

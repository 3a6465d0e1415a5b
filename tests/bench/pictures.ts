import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { identify, type PhotoFile } from '../../src/images/identify.ts';
import { imageJobs } from '../../src/images/image-jobs.ts';
import { type ImageJob, produceAll } from '../../src/images/produce.ts';
import type { Rendition } from '../../src/images/renditions.ts';
import { buildCatalog } from '../../src/model/catalog.ts';
import { naturalPhoto } from '../fixtures/natural-photo.ts';
import { temporaryFolder } from '../site/build-site.ts';
import { photo, site, story, unit } from '../unit/outputs/fixture.ts';

/**
 * What each rendition of a photo costs, in CPU seconds and megabytes for 1,000 photos, and what the drawings cost that stand in
 * for those that have none. `--photos 8`, of `--megapixels 12` each; one at a time, so that CPU seconds are comparable.
 */
const { values } = parseArgs({
  options: { photos: { type: 'string', default: '8' }, megapixels: { type: 'string', default: '12' } },
});
const width = Math.round(Math.sqrt((Number(values.megapixels) * 1e6 * 3) / 2));
const folder = await temporaryFolder('pictures');

const photos = new Map<string, PhotoFile>();
const articles = [];
let identified = 0;
for (let index = 0; index < Number(values.photos); index += 1) {
  const src = `/media/2020/anh-${index}.jpg`;
  const file = path.join(folder, src);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await naturalPhoto(width, Math.round((width * 2) / 3), index));
  const before = process.cpuUsage();
  photos.set(src, await identify(file));
  identified += cpuSince(before);
  const lead = { ...photo, src };
  articles.push({ ...story(`bai-${index}`, { photo: lead }), photos: [lead] });
}
const jobs = imageJobs(buildCatalog(site, [unit(), ...articles], photos), (src) => path.join(folder, src));

const KINDS: readonly (readonly [name: string, (rendition: Rendition) => boolean])[] = [
  ['web, AVIF', ({ format }) => format === 'avif'],
  ['web, WebP', ({ format }) => format === 'webp'],
  ['web, JPEG', ({ format, crop, forPress }) => format === 'jpeg' && !crop && !forPress],
  ['share, 1200 x 630', ({ maxBytes }) => maxBytes !== undefined],
  [
    'search engines, three shapes',
    ({ crop, maxBytes, forPress }) => !!crop && maxBytes === undefined && !forPress,
  ],
  ['print, full size', ({ crop, forPress }) => !!forPress && !crop],
  ['television, 16:9', ({ crop, forPress }) => !!forPress && !!crop],
];

/** Makes some of the pictures into a folder of their own. */
async function measure(name: string, some: readonly ImageJob[], scale: number): Promise<object> {
  const outDir = path.join(folder, name.replaceAll(/[^a-z0-9]/gi, '-'));
  const [before, started] = [process.cpuUsage(), performance.now()];
  await produceAll(some, { outDir, concurrency: 1 });
  const [cpu, wall] = [cpuSince(before), (performance.now() - started) / 1000];
  const sizes = await Promise.all(
    (await readdir(outDir)).map(async (file) => (await stat(path.join(outDir, file))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const shown = (number: number) => Math.round(number * scale);
  return {
    pictures: name,
    files: shown(sizes.length),
    'wall s': shown(wall),
    'CPU s': shown(cpu),
    MB: shown(bytes / 1e6),
  };
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const scale = 1000 / photos.size;
const rows: object[] = [{ pictures: 'looking at originals', 'CPU s': Math.round(identified * scale) }];
const ofPhotos = jobs.filter(({ kind }) => kind === 'photo');
for (const [name, isOf] of KINDS) {
  const some = ofPhotos.map((job): ImageJob => ({ ...job, renditions: job.renditions.filter(isOf) }));
  rows.push(await measure(name, some, scale));
}
console.log(`For 1,000 photos of ${values.megapixels} megapixels, measured on ${photos.size}`);
console.table(rows);
console.log('The drawings for all articles without a photo, once for the site');
console.table([
  await measure(
    'drawings',
    jobs.filter(({ kind }) => kind === 'artwork'),
    1,
  ),
]);
await rm(folder, { recursive: true, force: true });

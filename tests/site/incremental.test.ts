import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateContent } from '../bench/generate-content.ts';
import { buildSite, temporaryFolder } from './build-site.ts';

/** Lines that Astro prints for a page: rendered ones show how long it took, the others where they came from. */
const rendered = (output: string): string[] =>
  [...output.matchAll(/├─ (\S+)[^\n]*?\(\+/g)]
    .map(([, page]) => page ?? '')
    .filter((page) => page.endsWith('.html'));
const restored = (output: string): number => [...output.matchAll(/\((?:restored|cached)\)/g)].length;

const STORIES = 1_000;
let folder: string;
let contentDir: string;
let cacheDir: string;
let edited: string;

beforeAll(async () => {
  folder = await temporaryFolder('incremental');
  contentDir = path.join(folder, 'content');
  cacheDir = path.join(folder, 'cache');
  const { files } = await generateContent(contentDir, STORIES);
  edited = path.join(contentDir, files[500] ?? '');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('renders every page once, and after one edit only the pages that show it', async () => {
  const first = await buildSite({ contentDir, outDir: path.join(folder, 'first'), cacheDir });
  expect(rendered(first).length).toBeGreaterThan(STORIES);
  expect(restored(first)).toBe(0);

  const before = await readFile(edited, 'utf8');
  await writeFile(edited, before.replace('\n## ', '\nMột câu vừa được thêm vào bài.\n\n## '));
  const second = await buildSite({ contentDir, outDir: path.join(folder, 'second'), cacheDir });

  // The story and its script, and the pages without a cache key: home, calendar, archive, plan, lists and such, 404.
  const again = rendered(second);
  expect(again.filter((page) => page.includes('bai-sinh')).sort()).toEqual([
    expect.stringContaining('bai-sinh-500/index.html'),
    expect.stringContaining('bai-sinh-500/kich-ban/'),
  ]);
  expect(again.length).toBeLessThanOrEqual(16);

  const story = path.join(
    folder,
    'second',
    '/guong-dien-hinh',
    path.relative(path.join(contentDir, 'stories'), edited).replace('.mdx', ''),
    'index.html',
  );
  expect(await readFile(story, 'utf8')).toContain('Một câu vừa được thêm vào bài.');
  expect(await pagesIn(path.join(folder, 'second'))).toEqual(await pagesIn(path.join(folder, 'first')));

  // Files for the press are links to what was made before, but for the story that was edited.
  const madeAnew = async (ending: string): Promise<string[]> => {
    const files = (await readdir(path.join(folder, 'first'), { recursive: true })).filter((name) =>
      name.endsWith(ending),
    );
    const inode = async (build: string, name: string) => (await stat(path.join(folder, build, name))).ino;
    const same = await Promise.all(
      files.map(async (name) => (await inode('first', name)) === (await inode('second', name))),
    );
    return files.filter((_, index) => !same[index]);
  };
  for (const ending of ['.docx', '.ninjs.json', '.newsml.xml', 'kit.json'])
    expect(await madeAnew(ending)).toEqual([expect.stringContaining('/bai-sinh-500/')]);
});

it('stops at problems, lists them all with file, line and remedy, and leaves what was published alone', async () => {
  const outDir = path.join(folder, 'second');
  const home = await stat(path.join(outDir, 'index.html'));
  await writeFile(
    path.join(contentDir, 'stories/2011/xau.mdx'),
    '---\ntitle: Bài\n---\n\nimport a from "b"\n\n{process.exit(1)}\n',
  );
  await writeFile(path.join(contentDir, 'units/don-vi-la.mdx'), '---js\n---\n');

  const failure = await buildSite({ contentDir, outDir: path.join(folder, 'third'), cacheDir }).then(
    () => '',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
  expect(failure).toMatch(/stories\/2011\/xau\.mdx:2 · title \(Tiêu đề\)/);
  expect(failure).toMatch(/stories\/2011\/xau\.mdx:5 · nội dung: có lệnh import hoặc export/);
  expect(failure).toMatch(/stories\/2011\/xau\.mdx:7 · nội dung: có biểu thức/);
  expect(failure).toMatch(/units\/don-vi-la\.mdx:1 · tệp: dòng đầu là “---js”/);
  expect((await stat(path.join(outDir, 'index.html'))).mtimeMs).toBe(home.mtimeMs);
});

async function pagesIn(dir: string): Promise<string[]> {
  const files = await readdir(dir, { recursive: true });
  return files.filter((file) => file.endsWith('.html')).sort();
}

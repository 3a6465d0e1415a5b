import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dressPage } from '../../../admin/server/preview/dress-page.ts';
import { BuildFailure, type BuildJob } from '../../../admin/server/publisher/build-command.ts';
import { linkOf } from '../../../admin/server/start/site-checks.ts';
import { buildPlainSite, KEY, startNewsroom, STORY, type TestNewsroom } from './newsroom.ts';

const PAGE = '/guong-dien-hinh/2026/ca-truc-dem/';
const BASE = '/admin/xem-truoc/stories-2026/ca-truc-dem';
const PREVIEW = BASE + PAGE;
const TEXT = '---\ntitle: Ca trực đêm\n---\nChữ còn nháp.\n';

/** Writes the draft's text as the body of its page, as a build of the real site would. */
async function buildWithPreview(job: BuildJob): Promise<void> {
  if (job.preview === undefined) return buildPlainSite(job);
  const { draftDir, page } = job.preview;
  const file = join(job.outDir, page, 'index.html');
  await mkdir(dirname(file), { recursive: true });
  const own = join(draftDir, STORY.replace('content/', ''));
  const text = existsSync(own) ? await readFile(own, 'utf8') : 'không có nháp';
  await mkdir(join(job.outDir, '_astro'));
  await writeFile(join(job.outDir, '_astro/site.css'), 'body{}');
  await writeFile(
    file,
    `<html><head><title>Bài</title><link href="/_astro/site.css"></head><body>${text}<a href="/guong-dien-hinh/">Gương</a><a href="${page}#a">Đây</a></body></html>`,
  );
}

async function openNewsroom(
  runBuild: (job: BuildJob) => Promise<void> = buildWithPreview,
): Promise<{ newsroom: TestNewsroom; jobs: BuildJob[] }> {
  const jobs: BuildJob[] = [];
  const newsroom = await startNewsroom({
    linkOf,
    runBuild: (job) => {
      if (job.preview !== undefined) jobs.push(job);
      return runBuild(job);
    },
  });
  await newsroom.publisher.catchUp();
  await newsroom.publisher.settled();
  return { newsroom, jobs };
}

const get = (newsroom: TestNewsroom, url: string, cookie = '') =>
  newsroom.app.inject({ url, headers: { host: 'localhost:4321', cookie } });

test('leads from the editor to the real page of a draft, which says that it is one', async () => {
  const { newsroom, jobs } = await openNewsroom();
  const author = await newsroom.visit('author');
  await author.open();
  expect((await author.save(TEXT)).statusCode).toBe(200);
  expect(await author.ask('getDeployPreview', KEY)).toEqual({ url: BASE, status: 'success' });

  const first = await get(newsroom, PREVIEW, author.cookie);
  expect([first.statusCode, first.body]).toEqual([202, expect.stringContaining('http-equiv="refresh"')]);
  await newsroom.previewer.settled();
  const page = await get(newsroom, PREVIEW, author.cookie);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Chữ còn nháp.');
  expect(page.body).toMatch(/Bản xem trước – chưa đăng.*Mục “Bản nháp”, Người author cập nhật lúc/s);
  expect(page.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'content-security-policy': expect.stringContaining("script-src 'none'") as string,
  });
  expect(page.body).toContain(`<link href="${BASE}/_astro/site.css">`);
  expect(page.body).toContain('<a href="/guong-dien-hinh/">');
  expect(page.body).toContain(`<a href="${PREVIEW}#a">`);
  expect((await get(newsroom, `${BASE}/_astro/site.css`, author.cookie)).body).toBe('body{}');
  expect((await get(newsroom, `${BASE}/`, author.cookie)).headers.location).toBe(PREVIEW);
  expect((await get(newsroom, BASE, author.cookie)).headers.location).toBe(`${BASE}/`);
  expect(jobs).toHaveLength(1);
});

test('shows a draft to nobody who is not signed in, by no spelling of its address', async () => {
  const { newsroom, jobs } = await openNewsroom();
  const author = await newsroom.visit('author');
  await author.open();
  await author.save(TEXT);
  await get(newsroom, PREVIEW, author.cookie);
  await newsroom.previewer.settled();
  expect((await get(newsroom, PREVIEW, author.cookie)).statusCode).toBe(200);
  const folder = (await readdir(join(newsroom.dir, 'previews')))[0] ?? '';
  for (const address of [
    PREVIEW,
    BASE,
    `${BASE}/`,
    `${BASE}/_astro/site.css`,
    `//admin/xem-truoc/stories-2026/ca-truc-dem${PAGE}`,
    `/x/..${PREVIEW}`,
    `/%61dmin/xem-truoc/stories-2026/ca-truc-dem${PAGE}`,
    PREVIEW.toUpperCase(),
    PAGE,
    `/previews/${folder}/site${PAGE}`,
    `/..%2fpreviews/${folder}/site${PAGE}`,
    '/_astro/site.css',
  ]) {
    for (const cookie of ['', 'newsroom=x', 'newsroom=']) {
      const answer = await get(newsroom, address, cookie);
      expect([address, answer.statusCode]).toEqual([
        address,
        expect.toSatisfy((code: number) => code !== 200),
      ]);
      expect(answer.body).not.toContain('còn nháp');
      expect(answer.body).not.toContain('body{}');
    }
  }
  expect(jobs).toHaveLength(1);
});

test('serves nothing from outside the preview, and leads nowhere else', async () => {
  const { newsroom } = await openNewsroom();
  const author = await newsroom.visit('author');
  await author.open();
  await author.save(TEXT);
  await get(newsroom, PREVIEW, author.cookie);
  await newsroom.previewer.settled();
  for (const tail of [
    '/../../../../accounts.json',
    '/..%2f..%2faccounts.json',
    '/%2e%2e/draft/stories/2026/ca-truc-dem.mdx',
    '/..\\draft\\stories',
    '/.moved.json',
    '//evil.example/',
    '/%00',
    '/khong-co/',
  ]) {
    const answer = await get(newsroom, BASE + tail, author.cookie);
    expect([tail, answer.statusCode, answer.headers.location]).toEqual([
      tail,
      expect.toSatisfy((code: number) => code >= 400 && code < 500),
      undefined,
    ]);
  }
  for (const entry of [
    '../x',
    'stories-2026/..%2f..%2fx',
    'STORIES-2026/ca-truc-dem',
    'stories-2026/a.lock',
  ]) {
    const answer = await get(newsroom, `/admin/xem-truoc/${entry}/`, author.cookie);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  }
});

test('makes a page once for everybody, again after a save, and not at all for what nobody drafts', async () => {
  const { newsroom, jobs } = await openNewsroom();
  const author = await newsroom.visit('author');
  const editor = await newsroom.visit('editor');
  expect((await get(newsroom, PREVIEW, author.cookie)).headers.location).toBe(PAGE);
  expect(await author.ask('getDeployPreview', KEY)).toBeNull();
  await author.open();
  await author.save(TEXT);
  await Promise.all([author, editor, author].map(({ cookie }) => get(newsroom, PREVIEW, cookie)));
  await newsroom.previewer.settled();
  expect(jobs).toHaveLength(1);

  await author.save(TEXT.replace('còn nháp', 'đã sửa'));
  await get(newsroom, PREVIEW, editor.cookie);
  await newsroom.previewer.settled();
  expect((await get(newsroom, PREVIEW, editor.cookie)).body).toContain('Chữ đã sửa');
  expect(jobs).toHaveLength(2);
  expect(await readdir(join(newsroom.dir, 'previews'))).toHaveLength(1);

  await author.send('deleteUnpublishedEntry', KEY);
  expect((await get(newsroom, PREVIEW, author.cookie)).headers.location).toBe(PAGE);
  const nothing = await get(newsroom, '/admin/xem-truoc/stories-2026/khong-co/', author.cookie);
  expect([nothing.statusCode, nothing.body]).toEqual([
    404,
    expect.stringContaining('Không có bản xem trước'),
  ]);
});

test('stops what it was making of a draft that is saved again, and makes one at a time', async () => {
  let now = 0;
  let most = 0;
  const stopped: boolean[] = [];
  const { newsroom } = await openNewsroom(async (job) => {
    if (job.preview === undefined) return buildPlainSite(job);
    most = Math.max(most, (now += 1));
    // Until it is stopped, as a build that takes long; the page of the second save is made at once.
    const draft = await readFile(join(job.preview.draftDir, STORY.replace('content/', '')), 'utf8');
    if (draft.includes('còn nháp'))
      await new Promise((resolve) => job.signal.addEventListener('abort', resolve, { once: true }));
    now -= 1;
    stopped.push(job.signal.aborted);
    if (job.signal.aborted) throw new Error('stopped');
    await buildWithPreview(job);
  });
  const author = await newsroom.visit('author');
  await author.open();
  await author.save(TEXT);
  await get(newsroom, PREVIEW, author.cookie);
  await author.save(TEXT.replace('còn nháp', 'mới'));
  await get(newsroom, PREVIEW, author.cookie);
  await newsroom.previewer.settled();
  expect((await get(newsroom, PREVIEW, author.cookie)).body).toContain('Chữ mới');
  expect([most, stopped.at(-1)]).toEqual([1, false]);
});

test('tells what of a draft can’t be shown, with field and remedy, and tries again what failed by itself', async () => {
  const failures = ['stories/2026/ca-truc-dem.mdx:4 · unit (Đơn vị): không có “<x>”. Chọn lại.', 'Killed'];
  const { newsroom, jobs } = await openNewsroom((job) =>
    job.preview === undefined ? buildPlainSite(job) : Promise.reject(new BuildFailure(failures[0] ?? '')),
  );
  const author = await newsroom.visit('author');
  const look = async () => {
    await get(newsroom, PREVIEW, author.cookie);
    await newsroom.previewer.settled();
    return get(newsroom, PREVIEW, author.cookie);
  };
  await author.open();
  await author.save(TEXT);
  const told = await look();
  expect([told.statusCode, told.body]).toEqual([422, expect.stringContaining('unit (Đơn vị)')]);
  expect(told.body).toContain('&#60;x&#62;');
  await look();
  expect(jobs).toHaveLength(1);

  failures.shift();
  await author.save(TEXT.replace('nháp', 'nháp nữa'));
  const fault = await look();
  expect([fault.statusCode, fault.body]).toEqual([422, expect.stringContaining('báo người quản trị')]);
  expect(fault.body).not.toContain('Killed');
  expect((await get(newsroom, PREVIEW, author.cookie)).statusCode).toBe(202);
});

test('forgets what earlier servers made', async () => {
  const { newsroom } = await openNewsroom();
  const author = await newsroom.visit('author');
  await author.open();
  await author.save(TEXT);
  await get(newsroom, PREVIEW, author.cookie);
  await newsroom.previewer.settled();
  await newsroom.close();
  const again = await startNewsroom({ dir: newsroom.dir });
  onTestFinished(() => again.close());
  expect(await readdir(join(again.dir, 'previews'))).toEqual([]);
});

const dress = (html: string, has: readonly string[] = []) =>
  dressPage(html, {
    base: '/p',
    page: PAGE,
    has: (address) => has.includes(address),
    standing: 'Mục “Bản nháp” <b>',
    version: '1a2b3c4',
    editor: '/admin/#/x',
  });

test('takes what the preview has from there, and everything else from the site', () => {
  const page = dress(
    `<head><title>A</title></head><body class="x"><img src="/anh/a.jpg" srcset="/anh/a.avif 480w, /anh/b.avif 800w" alt="xem > src=&quot;/anh/a.jpg&quot;"><a href="/lich/">Lịch</a><a href="${PAGE}bai.docx">Tệp</a><a href="//x.example/">Ngoài</a><p>src="/anh/a.jpg"</p><script type="module" src="/_astro/a.js"></script><script type="application/ld+json">{}</script>`,
    ['/anh/a.jpg', '/anh/a.avif'],
  );
  expect(page).toContain('<img src="/p/anh/a.jpg" srcset="/p/anh/a.avif 480w, /anh/b.avif 800w"');
  expect(page).toContain('<a href="/lich/">');
  expect(page).toContain('<a href="#ban-xem-truoc">Tệp');
  expect(page).toContain('<a href="//x.example/">');
  expect(page).toContain('<p>src="/anh/a.jpg"</p>');
  expect(page).not.toContain('a.js');
  expect(page).toContain('ld+json');
  expect(page).toContain('<title>Xem trước: A');
  expect(page).toMatch(/<body class="x">\s*<aside/);
  expect(page).toContain('Mục “Bản nháp” &#60;b&#62;');
});

import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { writeSamplePhoto } from '../fixtures/sample-photo.ts';
import { type Build, buildSite, temporaryFolder } from './build-site.ts';
import { filesWith } from './every-word.ts';

/** Invented words, so that whatever holds them holds them because of one article. */
const HELD = ['kimtuoc', 'bachtuoc', 'hoanganh', 'ca-doi-gio'];
const WITHDRAWN = ['thienly', 'mocmien', 'thachthao'];
const REASON = 'Ảnh và lời kể chưa được nhân vật đồng ý.';

const BEFORE = '2026-05-01T07:59:59+07:00';
const AFTER = '2026-05-01T08:00:00+07:00';

let folder: string;
let first: Build;
let second: Build;
let held: unknown;

const file = (build: Build, name: string): Promise<string> => readFile(path.join(build.outDir, name), 'utf8');
const page = (build: Build, address: string): Promise<string> => file(build, `${address}index.html`);

async function writeStory(slug: string, fields: object, body = 'Một đoạn ngắn.'): Promise<void> {
  const head = {
    title: 'Một bài để thử',
    kind: 'collective',
    summary: 'Một câu kể ai đã làm gì và được gì.',
    publishedAt: '2026-03-01T08:00:00+07:00',
    byline: 'Người viết mẫu',
    unit: 'don-vi-mau',
    topic: 'ky-thuat',
    sample: true,
    ...fields,
  };
  const to = path.join(first.contentDir, `stories/2026/${slug}.mdx`);
  await mkdir(path.dirname(to), { recursive: true });
  await writeFile(to, `---\n${stringify(head)}---\n\n${body}\n`);
}

const photoOf = (credit: string, name: string) => ({
  src: `/media/2026/${name}`,
  alt: 'Một tấm ảnh để thử',
  caption: 'Chú thích của tấm ảnh để thử',
  credit,
  rights: 'cc-by',
});

const withdrawnFields = {
  title: 'Bài về thienly',
  photo: photoOf('Chị mocmien', 'rut.jpg'),
  formerAddresses: [{ path: '/guong-dien-hinh/2025/ten-truoc-khi-rut/' }],
};

beforeAll(async () => {
  folder = await temporaryFolder('withdrawn');
  const contentDir = path.join(folder, 'content');
  const cacheDir = path.join(folder, 'cache');
  first = { contentDir, cacheDir, outDir: path.join(folder, 'first'), now: BEFORE };
  second = { ...first, outDir: path.join(folder, 'second'), now: AFTER };
  await cp('tests/fixtures/content/house', contentDir, { recursive: true });
  await mkdir(path.join(contentDir, 'media/2026'), { recursive: true });
  for (const name of ['giu.jpg', 'rut.jpg'])
    await writeSamplePhoto(path.join(contentDir, 'media/2026', name), name);

  await writeStory(
    'ca-doi-gio',
    {
      title: 'Bài về kimtuoc',
      embargoUntil: AFTER,
      photo: photoOf('Anh hoanganh', 'giu.jpg'),
      formerAddresses: [{ path: '/guong-dien-hinh/2026/ca-doi-gio-cu/' }],
    },
    'Trong bài có bachtuoc.',
  );
  await writeStory('bai-se-rut', withdrawnFields, 'Trong bài có thachthao.');
  await writeStory('ten-moi', {
    title: 'Bài đã đổi tên tệp',
    formerAddresses: [{ path: '/guong-dien-hinh/2025/ten-cu/' }],
  });
  await buildSite(first);
  held = JSON.parse(await readFile(path.join(cacheDir, 'held.json'), 'utf8'));

  const withdrawn = { at: '2026-04-30T10:00:00+07:00', by: 'Ban biên tập', reason: REASON };
  await writeStory(
    'bai-se-rut',
    { ...withdrawnFields, withdrawn: { ...withdrawn, replacement: '/guong-dien-hinh/2026/ten-moi/' } },
    'Trong bài có thachthao.',
  );
  await buildSite(second);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('an article whose time has not come', () => {
  it('is in no file of the site: not in its text, its photo, its search index or its addresses', async () => {
    expect(await filesWith(first.outDir, HELD)).toEqual([]);
  });

  it('is told to the newsroom, outside the site, with its time', () => {
    expect(held).toEqual([
      { collection: 'stories', id: '2026/ca-doi-gio', title: 'Bài về kimtuoc', dueAt: AFTER },
    ]);
  });

  it('is everywhere a reader looks once its time has come, dated by that time', async () => {
    const found = await filesWith(second.outDir, HELD);
    for (const name of [
      'index.html',
      'feed.xml',
      'sitemap.xml',
      'guong-dien-hinh/2026/ca-doi-gio/index.html',
      ...['txt', 'docx', 'ninjs.json', 'newsml.xml'].map(
        (ending) => `guong-dien-hinh/2026/ca-doi-gio/ca-doi-gio.${ending}`,
      ),
      'guong-dien-hinh/2026/ca-doi-gio/kit.json',
    ])
      expect(found).toContain(name);
    expect(found.filter((name) => name.startsWith('muc-luc/'))).not.toEqual([]);
    expect(found.filter((name) => name.startsWith('anh/'))).not.toEqual([]);
    expect(await page(second, 'guong-dien-hinh/2026/ca-doi-gio/')).toContain(`datetime="${AFTER}"`);
  });
});

describe('a withdrawn article', () => {
  const address = 'guong-dien-hinh/2026/bai-se-rut/';

  it('leaves every file of the site, also where pages come out of the cache of builds', async () => {
    expect(await page(first, address)).toContain('thachthao');
    expect(await filesWith(second.outDir, WITHDRAWN)).toEqual([]);
  });

  it('keeps its address, which says when and why, and what to read instead, and is not to be indexed', async () => {
    const html = await page(second, address);
    for (const words of [
      'Bài này đã được rút',
      REASON,
      '30/04/2026, 10:00',
      'Ban biên tập',
      'Bài đã đổi tên tệp',
    ])
      expect(html).toContain(words);
    expect(html).toContain('href="/guong-dien-hinh/2026/ten-moi/"');
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toContain('NewsArticle');
  });

  it('leaves the files that systems take it back by and the card that others have framed, and no other', async () => {
    expect((await readdir(path.join(first.outDir, address))).sort()).toEqual(
      expect.arrayContaining([
        'bai-se-rut.newsml.xml',
        'bai-se-rut.ninjs.json',
        'bai-se-rut.txt',
        'kit.json',
      ]),
    );
    expect((await readdir(path.join(second.outDir, address))).sort()).toEqual([
      'bai-se-rut.newsml.xml',
      'bai-se-rut.ninjs.json',
      'index.html',
      // The card that others have in their pages, which says that there is nothing any more.
      'trich',
    ]);
    const before = JSON.parse(await file(first, `${address}bai-se-rut.ninjs.json`)) as { uri: string };
    expect(JSON.parse(await file(second, `${address}bai-se-rut.ninjs.json`))).toMatchObject({
      uri: before.uri,
      version: '2',
      pubStatus: 'canceled',
      edNote: expect.stringContaining(REASON) as string,
    });
    expect(await file(second, `${address}bai-se-rut.newsml.xml`)).toContain('qcode="stat:canceled"');
  });

  it('leaves the cache of press files too, though nobody is served from it', async () => {
    expect(await filesWith(path.join(second.cacheDir, 'press'), WITHDRAWN)).toEqual([]);
  });

  it('is named by its own former address and by what tells of withdrawals, and nowhere else', async () => {
    const found = await filesWith(second.outDir, ['bai-se-rut']);
    const feeds = ['feed.xml', 'feed.atom', 'feed.json'];
    const told = ['index.html', 'dinh-chinh/index.html', ...feeds.map((name) => `dinh-chinh/${name}`)];
    // JSON Feed and Atom tell their readers what is gone; RSS has no word for it.
    const removed = feeds.slice(1).flatMap((name) => [name, `guong-dien-hinh/${name}`]);
    const own = ['index.html', 'trich/index.html', 'bai-se-rut.newsml.xml', 'bai-se-rut.ninjs.json'];
    expect(found).toEqual(
      [
        '.moved.json',
        'guong-dien-hinh/2025/ten-truoc-khi-rut/index.html',
        ...own.map((name) => address + name),
        ...told.map((name) => `phong-bao-chi/${name}`),
        ...['csv', 'json'].map((ending) => `du-lieu/dinh-chinh.${ending}`),
        ...removed,
      ].sort(),
    );
  });
});

it('answers a former address with a page that leads to the present one, and tells servers of it', async () => {
  const html = await page(second, 'guong-dien-hinh/2025/ten-cu/');
  expect(html).toContain(
    '<link rel="canonical" href="https://nha-mau.example/guong-dien-hinh/2026/ten-moi/"',
  );
  expect(html).toContain('<meta http-equiv="refresh" content="0;url=/guong-dien-hinh/2026/ten-moi/"');
  expect(html).toContain('<a href="/guong-dien-hinh/2026/ten-moi/"');
  expect(html).toContain('<meta name="robots" content="noindex"');
  const report = await new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'void-style': 'off', 'attribute-boolean-style': 'off' },
  }).validateString(html);
  expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
  expect(await file(second, 'sitemap.xml')).not.toContain('ten-cu');
  expect(JSON.parse(await file(second, '.moved.json'))).toMatchObject({
    '/guong-dien-hinh/2025/ten-cu/': '/guong-dien-hinh/2026/ten-moi/',
    '/guong-dien-hinh/2026/ca-doi-gio-cu/': '/guong-dien-hinh/2026/ca-doi-gio/',
  });
});

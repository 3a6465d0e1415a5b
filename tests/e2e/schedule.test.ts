import { readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { temporaryFolder } from '../site/build-site.ts';
import { filesWith } from '../site/every-word.ts';
import { type HttpEditor, signInByHttp } from './http-editor.ts';
import { type NewsroomProcess, startNewsroom } from './newsroom-process.ts';

/** Invented words, so that whatever holds them holds them because of this one article. */
const WORDS = ['kimtuoc', 'bachtuoc'];
const REASON = 'Số liệu trong bài chưa được đơn vị xác nhận.';
const YEAR = String(new Date().getFullYear());
const SLUG = 'bai-hen-gio';
const KEY = { collection: `stories-${YEAR}`, slug: SLUG };
const FILE = `content/stories/${YEAR}/${SLUG}.mdx`;
const ADDRESS = `/guong-dien-hinh/${YEAR}/${SLUG}/`;
/** Long enough for a build and a restart before it. */
const WAIT_MS = 45_000;

let folder: string;
let newsroom: NewsroomProcess;

beforeAll(async () => {
  folder = await temporaryFolder('schedule');
  newsroom = await startNewsroom(folder);
  await newsroom.line(/Live after/);
});

afterAll(async () => {
  await newsroom?.stop();
  await rm(folder, { recursive: true, force: true });
});

const textWith = (fields: object): string =>
  `---\n${stringify({
    title: 'Bài về kimtuoc',
    kind: 'collective',
    summary: 'Một bài để thử việc hẹn giờ, viết đủ dài cho đúng quy định.',
    byline: 'Người viết thử',
    unit: 'don-vi-mau-c',
    topic: 'hau-can',
    sample: true,
    ...fields,
  })}---\n\nTrong bài có bachtuoc.\n`;

/** Publishes the article's text and waits until the site is what it should be. */
async function publish(editor: HttpEditor, text: string): Promise<void> {
  const printed = newsroom.output().length;
  const answers = [
    await editor.saveStory(SLUG, text),
    await editor.send('updateUnpublishedEntryStatus', { ...KEY, newStatus: 'pending_publish' }),
    await editor.send('publishUnpublishedEntry', KEY),
  ];
  for (const answer of answers) if (!answer.ok) throw new Error(await answer.text());
  await newsroom.line(new RegExp(`^[\\s\\S]{${printed},}Live after`));
}

const filesOfSite = async (words: readonly string[]): Promise<string[]> =>
  filesWith(path.join(folder, await readlink(path.join(folder, 'current'))), words);
const get = (address: string): Promise<Response> => fetch(newsroom.origin + address, { redirect: 'manual' });

it('keeps an article back until its time, through a power cut, and publishes it then by itself', async () => {
  const due = Date.now() + WAIT_MS;
  const publishedAt = new Date(due).toISOString();
  await publish(await signInByHttp(newsroom), textWith({ publishedAt }));
  expect(await filesOfSite([...WORDS, SLUG])).toEqual([]);
  for (const address of [ADDRESS, '/held.json', '/cache/held.json', '/store.git/HEAD', '/api/schedule']) {
    const answer = await get(address);
    expect([address, answer.ok]).toEqual([address, false]);
    expect(await answer.text()).not.toContain('kimtuoc');
  }
  await newsroom.kill();

  newsroom = await startNewsroom(folder);
  await newsroom.line(/Live after/);
  expect(Date.now()).toBeGreaterThanOrEqual(due);
  expect((await get(ADDRESS)).status).toBe(200);
  for (const address of ['/', '/feed.xml', '/sitemap.xml'])
    expect(await (await get(address)).text()).toContain(SLUG);
});

it('takes it back when it is withdrawn: its words leave every file, its address tells why', async () => {
  const editor = await signInByHttp(newsroom);
  const remove = await editor.send('deleteFiles', { paths: [FILE], options: { commitMessage: 'Gỡ bài' } });
  expect([remove.status, await remove.text()]).toEqual([422, expect.stringContaining('Rút bài')]);

  const text = (await (await editor.send('getEntry', { path: FILE })).json()) as { data: string };
  const withdrawn = { at: new Date().toISOString(), by: 'Ban biên tập', reason: REASON };
  await publish(editor, text.data.replace('\n---\n', `\n${stringify({ withdrawn })}---\n`));
  expect(await filesOfSite(WORDS)).toEqual([]);
  // All that still names it is listed in tests/site/withdrawn.test.ts; nothing of it leads a reader here.
  const naming = await filesOfSite([SLUG]);
  expect(naming).toContain(`${ADDRESS.slice(1)}index.html`);
  for (const file of ['index.html', 'guong-dien-hinh/index.html', 'feed.xml', 'sitemap.xml'])
    expect(naming).not.toContain(file);
  const page = await (await get(ADDRESS)).text();
  expect(page).toContain('Bài này đã được rút');
  expect(page).toContain(REASON);
});

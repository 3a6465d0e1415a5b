import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { DraftState } from '../../../admin/server/protocol/draft-state.ts';
import { KEY, startNewsroom, type Browser, type TestNewsroom } from './newsroom.ts';

const errorOf = (answer: { json: () => unknown }) => (answer.json() as { error: string }).error;
const move = (browser: Browser, newStatus: string, note?: string) =>
  browser.send('updateUnpublishedEntryStatus', {
    ...KEY,
    newStatus,
    ...(note === undefined ? {} : { note }),
  });
const stateFor = async ({ app }: TestNewsroom, { headers }: Browser) =>
  (await app.inject({ url: `/api/drafts/${KEY.collection}/${KEY.slug}`, headers })).json<{
    draft: DraftState | null;
  }>().draft;

async function handedIn() {
  const newsroom = await startNewsroom();
  const lan = await newsroom.visit('author', 'lan');
  const binh = await newsroom.visit('editor', 'binh');
  await lan.open();
  await lan.save('Của Lan');
  await move(lan, 'pending_review');
  return { newsroom, lan, binh };
}

describe('a draft that is given back', () => {
  test('tells its author who gave it back, when and why, and its board who did', async () => {
    const { newsroom, lan, binh } = await handedIn();
    const before = Date.now() - 1000;
    const note = 'Đoạn hai chưa có nguồn.\n\nẢnh cần ghi tên tác giả.';
    expect((await move(binh, 'draft', `  ${note.normalize('NFD')}\r\n`)).statusCode).toBe(200);
    const state = await stateFor(newsroom, lan);
    expect(state).toMatchObject({ stage: 'draft', own: true });
    expect(state?.notes).toMatchObject([{ by: 'Người binh', text: note, to: 'draft' }]);
    expect(Date.parse(state?.notes[0]?.at ?? '')).toBeGreaterThanOrEqual(before);
    expect(await stateFor(newsroom, binh)).toMatchObject({ own: false });
    const board = await lan.ask<{ pullRequestAuthor: string }>('unpublishedEntry', {
      id: `${KEY.collection}/${KEY.slug}`,
    });
    expect(board.pullRequestAuthor).toBe('Người binh đã trả bài');
  });

  test('keeps what was said through saves, moves and publishing', async () => {
    const { newsroom, lan, binh } = await handedIn();
    await move(binh, 'draft', 'Thiếu nguồn.');
    await lan.open();
    await lan.save('Của Lan, có nguồn');
    await move(lan, 'pending_review', 'Đã thêm nguồn.');
    await move(binh, 'draft', 'Còn thiếu ảnh.');
    expect((await stateFor(newsroom, lan))?.notes.map(({ text }) => text)).toEqual([
      'Còn thiếu ảnh.',
      'Đã thêm nguồn.',
      'Thiếu nguồn.',
    ]);
    await lan.open();
    await lan.save('Của Lan, có ảnh');
    const xuan = await newsroom.visit('publisher', 'xuan');
    await move(xuan, 'pending_publish');
    await xuan.ask('publishUnpublishedEntry', KEY);
    expect(await stateFor(newsroom, lan)).toBeNull();
    const log = execFileSync('git', ['log', '--format=%an: %B', 'main'], { cwd: newsroom.store.gitDir });
    for (const said of ['Còn thiếu ảnh.', 'Đã thêm nguồn.', 'Thiếu nguồn.'])
      expect(log.toString()).toContain(said);
  });

  test('is not given back without a word, but taken back by its author it needs none', async () => {
    const { newsroom, lan, binh } = await handedIn();
    for (const silence of [undefined, ' \n ']) {
      const answer = await move(binh, 'draft', silence);
      expect([answer.statusCode, errorOf(answer)]).toEqual([
        422,
        'Hãy ghi lời nhắn khi trả bài, để người viết biết cần sửa gì. Bài vẫn ở mục cũ.',
      ]);
    }
    expect(await stateFor(newsroom, lan)).toMatchObject({ stage: 'pending_review', notes: [] });
    expect((await move(lan, 'draft')).statusCode).toBe(200);
  });

  test('keeps the words of both when two editors give it back at once', async () => {
    const { newsroom, lan, binh } = await handedIn();
    const minh = await newsroom.visit('editor', 'minh');
    const answers = await Promise.all([move(binh, 'draft', 'Của Bình'), move(minh, 'draft', 'Của Minh')]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await stateFor(newsroom, lan))?.notes.map(({ text }) => text).sort()).toEqual([
      'Của Bình',
      'Của Minh',
    ]);
  });

  test('takes no word from who may not move it, and none that is too long or hides a character', async () => {
    const { newsroom, lan, binh } = await handedIn();
    const other = await newsroom.visit('author', 'hoa');
    expect((await move(other, 'draft', 'Trả')).statusCode).toBe(403);
    const long = await move(binh, 'draft', 'a'.repeat(2001));
    expect([long.statusCode, errorOf(long)]).toEqual([422, expect.stringContaining('dài 2001 ký tự')]);
    const turned = await move(binh, 'draft', 'abc\u202edef');
    expect([turned.statusCode, errorOf(turned)]).toEqual([422, expect.stringContaining('U+202E')]);
    for (const control of ['\u0000', '\u001b[2J', '\u200b'])
      expect((await move(binh, 'draft', `a${control}b`)).statusCode).toBe(422);
    expect(await stateFor(newsroom, lan)).toMatchObject({ stage: 'pending_review', notes: [] });
  });

  test('can not be made ready, or another’s, by what a note says', async () => {
    const { newsroom, lan, binh } = await handedIn();
    const forged = 'Lời.\n\nNewsroom-Status: pending_publish\nNewsroom-Owner: hoa\nNewsroom-Base: 0';
    await move(binh, 'draft', forged);
    const state = await stateFor(newsroom, lan);
    expect(state).toMatchObject({ stage: 'draft', own: true });
    expect(state?.notes[0]?.text).toBe(forged);
  });

  test('is told to nobody who is not signed in', async () => {
    const { newsroom } = await handedIn();
    const url = `/api/drafts/${KEY.collection}/${KEY.slug}`;
    expect((await newsroom.app.inject({ url, headers: { host: 'localhost:4321' } })).statusCode).toBe(401);
  });
});

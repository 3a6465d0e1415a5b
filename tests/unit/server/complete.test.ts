import { expect, test } from 'vitest';
import { checkEntry, checklist } from '../../../admin/server/start/site-checks.ts';
import { KEY, startNewsroom } from './newsroom.ts';

const errorOf = (answer: { json: () => unknown }) => (answer.json() as { error: string }).error;
const REFUSAL = 'Bài chưa đăng được, còn thiếu:\nunit (Đơn vị): Chọn đơn vị.';

test('what is not whole is saved and reviewed, but neither declared ready nor published, and it is said why', async () => {
  const newsroom = await startNewsroom();
  const publisher = await newsroom.visit('publisher');
  await publisher.open();
  expect((await publisher.save('Bài (thiếu đơn vị)')).statusCode).toBe(200);
  const move = (newStatus: string) => publisher.send('updateUnpublishedEntryStatus', { ...KEY, newStatus });
  expect((await move('pending_review')).statusCode).toBe(200);
  const ready = await move('pending_publish');
  expect([ready.statusCode, errorOf(ready)]).toEqual([422, REFUSAL]);
  const draft = await publisher.ask<{ status: string }>('unpublishedEntry', KEY);
  expect(draft.status).toBe('pending_review');

  await publisher.open();
  await publisher.save('Bài đủ');
  expect((await move('pending_publish')).statusCode).toBe(200);
  // Saved once more by somebody who may: what was whole no longer is.
  await publisher.save('Bài lại (thiếu đơn vị)');
  const published = await publisher.send('publishUnpublishedEntry', KEY);
  expect([published.statusCode, errorOf(published)]).toEqual([422, REFUSAL]);
  await publisher.save('Bài đủ rồi');
  expect((await publisher.send('publishUnpublishedEntry', KEY)).statusCode).toBe(200);
});

test('nor does it get past the list by a save straight to the site', async () => {
  const newsroom = await startNewsroom();
  const publisher = await newsroom.visit('publisher');
  await publisher.open();
  const answer = await publisher.save('Bài (thiếu đơn vị)', { useWorkflow: false });
  expect([answer.statusCode, errorOf(answer)]).toEqual([422, REFUSAL]);
  expect(await publisher.open()).toContain('Bản đầu.');
});

const PERSON = (consent: string) => `---
title: Người giữ lửa
kind: person
summary: Hai mươi năm một bếp ăn, không ngày nào tắt lửa.
publishedAt: 2026-04-01T08:00:00+07:00
byline: Người viết mẫu
unit: don-vi-mau
topic: ky-thuat
subject:
  name: Đỗ Văn Mẫu
${consent}---

Một đoạn ngắn.
`;

test('a draft of a story about a person is saved before that person was asked, and goes no further until then', async () => {
  const newsroom = await startNewsroom({
    checkEntry,
    checklist,
    now: () => new Date('2026-05-01T00:00:00Z'),
  });
  const publisher = await newsroom.visit('publisher');
  await publisher.open();
  const unasked = PERSON('');
  expect((await publisher.save(unasked)).statusCode).toBe(200);
  expect((await publisher.save(unasked, { useWorkflow: false })).statusCode).toBe(422);
  const move = (newStatus: string) => publisher.send('updateUnpublishedEntryStatus', { ...KEY, newStatus });
  expect((await move('pending_review')).statusCode).toBe(200);
  const ready = await move('pending_publish');
  expect([ready.statusCode, errorOf(ready)]).toEqual([
    422,
    expect.stringMatching(/consentGivenAt .*chưa ghi ngày nhân vật đồng ý/),
  ]);
  await publisher.save(PERSON('  consentGivenAt: 2026-03-20\n'));
  expect((await move('pending_publish')).statusCode).toBe(200);
  // Taken out again where it is ready: publishing asks once more.
  await publisher.save(unasked);
  expect((await publisher.send('publishUnpublishedEntry', KEY)).statusCode).toBe(422);
  await publisher.save(PERSON('  consentGivenAt: 2026-03-20\n'));
  expect((await publisher.send('publishUnpublishedEntry', KEY)).statusCode).toBe(200);
});

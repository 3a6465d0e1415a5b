import { expect, test } from 'vitest';
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

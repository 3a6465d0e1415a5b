import { describe, expect, it } from 'vitest';
import { describeState } from '../../../admin/app/status/describe-state.ts';

const reason = 'Đăng bài';

describe('the status bar', () => {
  it('is silent when nothing is being published', () => {
    expect(describeState({ kind: 'idle' })).toBeUndefined();
  });

  it('tells how far a build is', () => {
    expect(describeState({ kind: 'queued', reason })?.text).toBe('Đang chờ dựng trang');
    expect(describeState({ kind: 'building', reason, progress: null })).toEqual({
      tone: 'busy',
      text: 'Đang dựng trang…',
    });
    expect(
      describeState({ kind: 'building', reason, progress: { stage: 'pages', done: 9, total: 20 } }),
    ).toEqual({
      tone: 'busy',
      text: 'Đang dựng trang… 45%',
      progress: 0.45,
    });
  });

  it('leads to the page once it is there', () => {
    const state = { kind: 'live', reason, commit: 'abc', seconds: 8.4, link: '/tin-tuc/2026/a/' } as const;
    expect(describeState(state)).toEqual({
      tone: 'good',
      text: 'Đã lên trang sau 8 giây',
      link: '/tin-tuc/2026/a/',
    });
    expect(describeState({ ...state, seconds: 0.2 })?.text).toBe('Đã lên trang sau 1 giây');
  });

  it('says why nothing was published, and no more than fits', () => {
    const notice = describeState({ kind: 'failed', reason, message: `Thiếu\n ảnh ${'x'.repeat(600)}` });
    expect(notice?.text).toMatch(/^Chưa lên được trang, trang cũ vẫn còn\. Lý do: Thiếu ảnh x+…$/);
  });
});

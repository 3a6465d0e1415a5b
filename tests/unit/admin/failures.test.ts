import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../../admin/app/decap/describe-failure.ts';
import { addNotification } from '../../../admin/app/decap/notifications.ts';
import { isKept } from '../../../admin/app/save/kept-text.ts';
import { isTold } from '../../../admin/app/save/told-failures.ts';

describe('what an editor reads of a failure', () => {
  it.each([
    ['Failed to persist media: API_ERROR: Ảnh quá lớn.', 'Chưa tải ảnh lên được: Ảnh quá lớn.'],
    ['Failed to delete media: Ảnh đang được dùng.', 'Chưa xóa được ảnh: Ảnh đang được dùng.'],
    ['Error: API_ERROR: Tiêu đề: để trống.', 'Tiêu đề: để trống.'],
    ['TypeError: Failed to fetch', 'không nối được với máy chủ. Hãy xem lại mạng rồi thử lại.'],
    [
      'Bản của bạn đã được giữ lại tại /api/kept/stories-2026/a-b. Hãy tải lại.',
      'Bản của bạn đã được giữ lại. Hãy tải lại.',
    ],
    ['Lỗi ở dòng 3: thẻ chưa đóng.', 'Lỗi ở dòng 3: thẻ chưa đóng.'],
  ])('%s', (before, after) => {
    expect(describeFailure(before)).toBe(after);
  });

  it('is one message, however often the same save is refused', () => {
    const refused = () =>
      addNotification({
        message: { key: 'ui.toast.onFailToPersist', details: new Error('Tiêu đề: để trống.') },
        type: 'error',
      });
    expect(refused()).toEqual(refused());
    expect(refused()).toMatchObject({ payload: { message: { details: 'Tiêu đề: để trống.' } } });
  });

  it('is not told a second time as an error of the page', () => {
    expect([undefined, { type: 'ENTRY_PERSIST_FAILURE' }].map(isTold)).toEqual([true, true]);
    expect([null, new Error('x'), { type: 'OTHER' }, 'ENTRY_PERSIST_FAILURE'].map(isTold)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('offers the text that the server kept', () => {
    expect(isKept('Bản của bạn đã được giữ lại; hãy đổi tiêu đề rồi lưu.')).toBe(true);
    expect(isKept('Tiêu đề: để trống.')).toBe(false);
  });
});

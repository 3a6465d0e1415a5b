import { showMoment } from '../../model/dates.ts';
import type { PressItem, WithdrawnItem } from '../item/press-item.ts';
import { SAMPLE_NOTICE } from './sample.ts';

/** What a newsroom must be told of an article before it uses it; undefined where there is nothing. */
export function editorsNote({ sample, corrections }: PressItem): string | undefined {
  const notes = [
    ...(sample ? [`${SAMPLE_NOTICE}.`] : []),
    ...corrections
      .toReversed()
      .map(
        ({ version, at, by, wrong, right }) =>
          `ĐÍNH CHÍNH, phiên bản ${version}, ${showMoment(at)}, ${by}. Chỗ sai: ${wrong}. Sửa lại là: ${right}.`,
      ),
  ];
  return notes.length > 0 ? notes.join('\n') : undefined;
}

/** The same of an article that was taken back. */
export const withdrawalNote = ({ at, by, reason, replacement }: WithdrawnItem): string =>
  [
    `RÚT BÀI, ${showMoment(at)}, ${by}. Đề nghị không dùng, gỡ bản đã đăng và mọi ảnh đi cùng. Lý do: ${reason}`,
    ...(replacement ? [`Bài thay thế: ${replacement.name}, ${replacement.url}`] : []),
  ].join('\n');

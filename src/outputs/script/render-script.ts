import { showMoment } from '../../model/dates.ts';
import { editorsNote } from '../article/notes.ts';
import type { PressItem } from '../item/press-item.ts';
import { type Script, scriptOf, type Segment } from './script.ts';
import type { Shot } from './shots.ts';
import { showSeconds, SYLLABLES_A_MINUTE } from './timing.ts';

/**
 * A script as plain text, for newsroom systems and for whoever reads on the air from paper: UTF-8, NFC, a line a
 * paragraph, times as minutes and seconds from the first word.
 */
export function renderScript(item: PressItem): string {
  const script = scriptOf(item);
  const note = editorsNote(item);
  const parts = [
    ...(note ? [`[${note}]`] : []),
    `KỊCH BẢN: ${item.title}`,
    `Thời lượng ${showSeconds(script.seconds)}, ${script.syllables} chữ khi đọc, ${SYLLABLES_A_MINUTE} chữ một phút. Bản ${item.version}, ${showMoment(item.updated)}.`,
    '-----',
    ...script.segments.map((segment, index) => segmentText(segment, index, script)),
    '-----',
    ...script.cuts.map(
      ({ length, words, seconds, by }) =>
        `BẢN ${length} GIÂY (đọc ${showSeconds(seconds)}; ${by === 'editor' ? 'biên tập viên chọn' : 'đề xuất từ bài'})\n${words}`,
    ),
    ...listed(
      'CHỮ CHÂN HÌNH',
      script.lowerThirds.map(({ name, title }) => (title ? `${name} | ${title}` : name)),
    ),
    ...listed(
      'CÁCH ĐỌC',
      script.names.map(({ name, say }) => `${name}: ${say}`),
    ),
    ...listed('DANH SÁCH HÌNH', script.shots.map(shotText)),
    '-----',
    item.credit,
    item.url,
    `Quyền sử dụng: ${item.licence.name}, ${item.licence.url}`,
    `Liên hệ báo chí: ${item.site.pressEmail}`,
  ];
  return `${parts.join('\n\n').normalize('NFC')}\n`;
}

function segmentText(segment: Segment, index: number, { segments, shots }: Script): string {
  const { start, heading, words, by, graphics, shot } = segment;
  // A picture is named where it begins; one that nothing is said of comes with the next.
  const begins = shots.slice(segments[index - 1]?.shot ?? 0, shot);
  return [
    ...(heading ? [`## ${heading}`] : []),
    ...begins.map(({ number, caption }) => `[Hình ${number}] ${caption}`),
    ...graphics.map((graphic) => `[Chữ trên hình] ${graphic}`),
    `${showSeconds(start)}  ${by ? `${by}: “${words}”` : words}`,
  ].join('\n');
}

const shotText = ({ number, start, seconds, kind, caption, credit, rights, url }: Shot): string =>
  [
    `${number}. ${showSeconds(start)}, ${showSeconds(seconds)}`,
    `${{ photo: 'Ảnh', video: 'Phim', graphic: 'Đồ họa' }[kind]}: ${caption}`,
    ...(credit ? [`${credit}${rights ? ` (${rights})` : ''}`] : []),
    ...(url ? [url] : []),
  ].join(' | ');

const listed = (heading: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [[heading, ...lines].join('\n')] : [];

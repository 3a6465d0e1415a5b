import { showMoment } from '../../model/dates.ts';
import { linksOf } from '../body/links-of.ts';
import type { PressItem } from '../item/press-item.ts';

/** What stands below the words of a text file and of a document, one block after the other, each of some lines. */
export function colophonOf(item: PressItem): readonly (readonly string[])[] {
  const { licence, site, facts, photos, corrections, source } = item;
  const corrected = corrections.length > 0 ? `, đính chính ${showMoment(item.updated)}` : '';
  return [
    [
      item.credit,
      ...(source ? [`Nguồn tin: ${source.name}${source.url ? `, ${source.url}` : ''}`] : []),
      item.url,
      `Đăng ${showMoment(item.published)}. Phiên bản ${item.version}${corrected}.`,
    ],
    ...corrections.map(({ version, at, by, wrong, right }) => [
      `Đính chính ${showMoment(at)} (phiên bản ${version}, ${by})`,
      `Chỗ sai: ${wrong}`,
      `Sửa lại là: ${right}`,
    ]),
    headed(
      facts.name,
      facts.rows.map(({ label, value }) => `${label}: ${value}`),
    ),
    headed(
      'Liên kết trong bài',
      linksOf(item.body).map(({ text, href }) => `${text}: ${href}`),
    ),
    headed(
      'Ảnh',
      photos.map(({ caption, credit, rights, print }) =>
        [caption, credit, rights.name, print.url].join(' | '),
      ),
    ),
    [`Quyền sử dụng: ${licence.name}, ${licence.url}`, licence.text, site.rightsPage],
    [`Liên hệ báo chí: ${site.pressEmail}`],
  ].filter((lines) => lines.length > 0);
}

/** Lines below a heading; nothing where there are none. */
const headed = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [heading, ...lines] : [];

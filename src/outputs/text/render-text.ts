import { showMoment } from '../../model/dates.ts';
import { SAMPLE_NOTICE } from '../article/sample.ts';
import { bodyText, photoText } from '../body/body-text.ts';
import { linksOf } from '../body/links-of.ts';
import type { PressItem } from '../item/press-item.ts';

/**
 * An article as plain text: UTF-8, NFC, line feeds, a line a paragraph. The words come first and whole; credit, rights,
 * corrections and addresses stand below a line of hyphens, where whoever takes the words can leave them.
 */
export function renderText(item: PressItem): string {
  const { title, summary, body, lead } = item;
  const parts = [
    ...(item.sample ? [`[${SAMPLE_NOTICE}]`] : []),
    title,
    summary,
    ...(lead ? [photoText(lead)] : []),
    bodyText(body),
    '-----',
    ...footOf(item),
  ];
  return `${parts.join('\n\n').normalize('NFC')}\n`;
}

function footOf(item: PressItem): string[] {
  const { licence, site, facts, photos, corrections, source } = item;
  const links = linksOf(item.body);
  return [
    [
      item.credit,
      ...(source ? [`Nguồn tin: ${source.name}${source.url ? `, ${source.url}` : ''}`] : []),
      item.url,
      `Đăng ${showMoment(item.published)}. Phiên bản ${item.version}${corrections.length > 0 ? `, đính chính ${showMoment(item.updated)}` : ''}.`,
    ].join('\n'),
    ...corrections.map(
      ({ version, at, by, wrong, right }) =>
        `Đính chính ${showMoment(at)} (phiên bản ${version}, ${by})\nChỗ sai: ${wrong}\nSửa lại là: ${right}`,
    ),
    section(
      facts.name,
      facts.rows.map(({ label, value }) => `${label}: ${value}`),
    ),
    section(
      'Liên kết trong bài',
      links.map(({ text, href }) => `${text}: ${href}`),
    ),
    section(
      'Ảnh',
      photos.map(
        ({ caption, credit, rights, print }) => `${caption} | ${credit} | ${rights.name} | ${print.url}`,
      ),
    ),
    `Quyền sử dụng: ${licence.name}, ${licence.url}\n${licence.text}\n${site.rightsPage}`,
    `Liên hệ báo chí: ${site.pressEmail}`,
  ].filter((part) => part !== '');
}

/** Lines below a heading; nothing where there are none. */
const section = (heading: string, lines: readonly string[]): string =>
  lines.length > 0 ? [heading, ...lines].join('\n') : '';

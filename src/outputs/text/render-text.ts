import { colophonOf } from '../article/colophon.ts';
import { SAMPLE_NOTICE } from '../article/sample.ts';
import { bodyText, photoText } from '../body/body-text.ts';
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
    ...colophonOf(item).map((lines) => lines.join('\n')),
  ];
  return `${parts.join('\n\n').normalize('NFC')}\n`;
}

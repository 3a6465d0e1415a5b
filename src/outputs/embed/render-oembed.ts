import type { PressItem } from '../item/press-item.ts';
import { CARD_SIZE, frameCode } from './frame.ts';

/** A day: how long an outlet may keep the answer. A withdrawn article's card says so by itself, whatever is kept. */
const CACHE_SECONDS = 86_400;

/**
 * An article as oEmbed 1.0 (oembed.com, 2.3.4.4, the `rich` type): editors of other sites paste its address and get the quote
 * card. A file and no service: the page names it by a discovery link (4), so there is nothing to ask with parameters.
 */
export function renderOembed(item: PressItem): string {
  const { title, authors, site, lead } = item;
  const answer = {
    version: '1.0',
    type: 'rich',
    title,
    ...(authors.length > 0 ? { author_name: authors.join(', ') } : {}),
    provider_name: site.name,
    provider_url: site.url,
    cache_age: CACHE_SECONDS,
    html: frameCode(item),
    ...CARD_SIZE,
    ...(lead
      ? {
          thumbnail_url: lead.web.url,
          thumbnail_width: lead.web.width,
          thumbnail_height: lead.web.height,
        }
      : {}),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

import { toHtml } from 'hast-util-to-html';
import type { PressItem } from '../item/press-item.ts';
import { h } from './html.ts';

/** Where an article's quote card stands, below its page. */
export const CARD = 'trich/';

/** The card's file. */
export const CARD_PAGE = `${CARD}index.html`;

/** Its oEmbed answer, beside the page. */
export const OEMBED = 'oembed.json';

/** In CSS pixels: what a card of a long title and a long quotation needs in a column of a newspaper's page. */
export const CARD_SIZE = { width: 600, height: 360 } as const;

/** What an outlet pastes into its own page to show the card. */
export const frameCode = ({ url, title }: Pick<PressItem, 'url' | 'title'>): string =>
  toHtml(
    h('iframe', {
      src: `${url}${CARD}`,
      title,
      ...CARD_SIZE,
      loading: 'lazy',
      style: 'max-width:100%;border:0',
    }),
  );

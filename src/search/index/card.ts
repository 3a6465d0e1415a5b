/**
 * What a search result shows besides its text. Pagefind searches every metadata field: a photo's path kept there would
 * answer `tai lieu`. The id of an empty element is kept with the page and never searched, so the card travels as an id.
 */
export interface Card {
  readonly title: string;
  readonly summary: string;
  readonly kind: string;
  readonly unit?: string;
  /** ISO date, YYYY-MM-DD. */
  readonly date: string;
  /** `true`: made-up content that shows the product. */
  readonly sample: boolean;
  readonly image?: { readonly src: string; readonly width: number; readonly height: number };
}

/** Pagefind drops white space in ids. So a space becomes `_`, and a real `_` or other white space a JSON escape. */
export function encodeCard(card: Card): string {
  return JSON.stringify(card)
    .replace(/[^\S ]|_/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll(' ', '_');
}

/** The card among the ids of a page, as Pagefind keeps them. */
export function cardIn(page: {
  readonly url: string;
  readonly anchors: readonly { readonly id: string }[];
}): Card {
  const card = page.anchors.map(({ id }) => decodeCard(id)).find(Boolean);
  if (!card) throw new Error(`The search index has no card for ${page.url}`);
  return card;
}

/** @returns `undefined` when the id is not a card's. */
export function decodeCard(id: string): Card | undefined {
  if (!id.startsWith('{')) return undefined;
  try {
    return JSON.parse(id.replaceAll('_', ' ')) as Card;
  } catch {
    return undefined;
  }
}

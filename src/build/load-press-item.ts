import { pressPicturesOf } from '../images/press-pictures.ts';
import { loadBody, loadCatalog } from '../load/site-content.ts';
import type { Article } from '../model/urls.ts';
import { pressItem } from '../outputs/item/derive-item.ts';
import type { PressItem } from '../outputs/item/press-item.ts';

/** The press item of an article of this run, with its body. */
export async function loadPressItem(article: Article): Promise<PressItem> {
  const catalog = await loadCatalog();
  const { blocks } = await loadBody(article);
  return pressItem(catalog, article, blocks, pressPicturesOf(catalog, article));
}

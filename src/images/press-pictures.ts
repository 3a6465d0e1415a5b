import { artOf, type PhotoView, photoView } from '../model/card.ts';
import type { Catalog } from '../model/catalog.ts';
import type { PictureFile, PrintPhoto, TelevisionPicture } from '../model/picture.ts';
import { type Article, paths } from '../model/urls.ts';
import { mayReuse, peopleIn, readFocus } from '../schema/photo.ts';
import { drawingFor } from './drawings.ts';
import { PRINT_PPI } from './encode.ts';
import type { PictureWords } from './picture-words.ts';
import {
  type PhotoToPlan,
  planCrop,
  planPrint,
  rename,
  type Rendition,
  TELEVISION_SIZE,
} from './renditions.ts';
import { fileOf, jpegOf, rightsOf } from './site-pictures.ts';

/** A photo of an article as it leaves the house, with its files yet to be made. */
export interface PressPhotoPlan {
  readonly view: PhotoView;
  readonly words: PictureWords;
  /** From 1, as in {@link PrintPhoto}. */
  readonly number: number;
  readonly print: Rendition;
  /** Only of the photo at the head of the article. */
  readonly television?: Rendition;
}

/** The photos of an article that others may use, in the order of its page. What may be used here only is never made. */
export function planPressPhotos(catalog: Catalog, article: Article): PressPhotoPlan[] {
  return article.photos.flatMap((photo, index) => {
    if (!mayReuse(photo)) return [];
    const view = photoView(catalog, photo);
    const words = wordsOf(catalog, article, view);
    const plan: PhotoToPlan = { photo: view.file, words, focus: readFocus(photo.focus) };
    const number = index + 1;
    const print = rename(planPrint(plan), `${article.slug}-anh-${number}`);
    const lead = index === 0 && article.data.photo !== undefined;
    const television = rename(planCrop(plan, TELEVISION_SIZE), `${article.slug}-nen-16x9`);
    return [{ view, words, number, print, ...(lead ? { television } : {}) }];
  });
}

function wordsOf({ site }: Catalog, article: Article, { photo, file }: PhotoView): PictureWords {
  return {
    ...rightsOf(photo, site),
    headline: article.data.title,
    description: photo.caption,
    alt: photo.alt,
    created: file.taken,
    people: peopleIn(photo),
    place: photo.place,
    licensor: { name: site.institution, url: `${site.origin}${paths.licence}` },
  };
}

/** Of each photo of an article that others may use, the JPEG for a screen and the one for print. */
export function pressPicturesOf(
  catalog: Catalog,
  article: Article,
): (photo: PhotoView) => { readonly web: PictureFile; readonly print: PictureFile } {
  const plans = planPressPhotos(catalog, article);
  return (photo) => {
    const plan = plans.find(({ view }) => view.photo.src === photo.photo.src);
    if (!plan) throw new Error(`${photo.photo.src} is no photo of ${article.id} that others may use`);
    const { src, width, height } = jpegOf(photo, catalog.site);
    return { web: { src, width, height }, print: fileOf(plan.print) };
  };
}

/** The photos of an article that others may print; none of those whose terms keep them to this site. */
export const printPhotosOf = (catalog: Catalog, article: Article): PrintPhoto[] =>
  planPressPhotos(catalog, article).map(({ view, number, print }) => ({
    ...fileOf(print),
    number,
    photo: view.photo,
    printWidthCm: Math.round((print.width / PRINT_PPI) * 25.4) / 10,
  }));

/** The background for television of an article: its photo, or a drawing where it has none that others may use. */
export function televisionPictureOf(catalog: Catalog, article: Article): TelevisionPicture {
  const art = artOf(catalog, article);
  const [first] = art.kind === 'photo' ? planPressPhotos(catalog, article) : [];
  if (first?.television) {
    const { alt, credit } = first.view.photo;
    return { ...fileOf(first.television), alt, credit };
  }
  const { television, alt, words } = drawingFor(article.id, catalog.site);
  return { ...fileOf(television), alt, credit: words.credit };
}

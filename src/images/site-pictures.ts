import type { Art, PhotoView } from '../model/card.ts';
import type { PictureFile, StructuredPicture } from '../model/picture.ts';
import { paths } from '../model/urls.ts';
import { CC_BY, type Photo, photoRightsLabels, readFocus } from '../schema/photo.ts';
import type { SiteData } from '../schema/site.ts';
import { drawingFor } from './drawings.ts';
import { type PictureSources, pictureSources } from './picture-sources.ts';
import type { PictureWords } from './picture-words.ts';
import {
  type PhotoToPlan,
  planCrop,
  planRenditions,
  type Rendition,
  SHARE_SIZE,
  STRUCTURED_SIZES,
} from './renditions.ts';

/** Where the site serves the pictures that are made here. */
export const PICTURES = '/anh/';

export const fileOf = ({ file, width, height }: Rendition): PictureFile => ({
  ...{ src: PICTURES + file, width, height },
});

/** The words about rights that go into every file of a photo. */
export function rightsOf(photo: Photo, site: SiteData): PictureWords & { readonly webStatement: string } {
  return {
    credit: photo.credit,
    rights: `© ${photo.credit}`,
    usageTerms: photoRightsLabels[photo.rights],
    webStatement: photo.rights === 'cc-by' ? CC_BY : `${site.origin}${paths.licence}`,
  };
}

/** A photo as the site's own pages and those who link to them show it. */
const planOf = ({ photo, file }: PhotoView, site: SiteData): PhotoToPlan => ({
  photo: file,
  words: rightsOf(photo, site),
  focus: readFocus(photo.focus),
});

export const pictureOf = (view: PhotoView, site: SiteData): PictureSources =>
  pictureSources(planRenditions(planOf(view, site)), PICTURES);

/** A photo beside a search result, some 140 pixels wide: the smallest that phones get. */
export function thumbnailOf(view: PhotoView, site: SiteData): PictureFile {
  const whole = planRenditions(planOf(view, site)).filter(({ format, crop }) => format === 'webp' && !crop);
  const [smallest] = whole.toSorted((one, other) => one.width - other.width);
  return smallest ? fileOf(smallest) : jpegOf(view, site);
}

/** The JPEG that stands for a photo outside the site, in feeds: the one that `<img src>` names. */
export const jpegOf = (view: PhotoView, site: SiteData): PictureSources['img'] => pictureOf(view, site).img;

export interface SharePicture extends PictureFile {
  readonly alt: string;
}

export function sharePictureOf(
  art: Art | { readonly kind: 'none'; readonly seed: string },
  site: SiteData,
): SharePicture {
  const rendition =
    art.kind === 'photo' ? planCrop(planOf(art, site), SHARE_SIZE) : drawingFor(art.seed, site).share;
  const alt = art.kind === 'photo' ? art.photo.alt : `Đồ họa của ${site.name}`;
  return { ...fileOf(rendition), alt };
}

export function structuredPictureOf(art: Art, site: SiteData): StructuredPicture {
  if (art.kind === 'photo') {
    const { alt, caption } = art.photo;
    return {
      shapes: shapesOf(planOf(art, site)).map(fileOf),
      alt,
      caption,
      ...said(rightsOf(art.photo, site)),
    };
  }
  const { structured, alt, words } = drawingFor(art.seed, site);
  return { shapes: structured.map(fileOf), alt, ...said(words) };
}

const said = ({ credit, rights, webStatement }: ReturnType<typeof rightsOf>) => ({
  ...{ credit, notice: rights, licence: webStatement },
});

const shapesOf = (plan: PhotoToPlan): Rendition[] => STRUCTURED_SIZES.map((size) => planCrop(plan, size));

/**
 * What the site's own pages need of a photo.
 *
 * @param lead at the head of an article, so that others who link to it show it
 */
export function siteRenditions(view: PhotoView, site: SiteData, lead: boolean): Rendition[] {
  const plan = planOf(view, site);
  return [...planRenditions(plan), ...(lead ? [planCrop(plan, SHARE_SIZE), ...shapesOf(plan)] : [])];
}

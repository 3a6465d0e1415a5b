import { renderArtwork } from '../artwork/artwork.ts';
import type { Art, PhotoView } from '../model/card.ts';
import type { Catalog } from '../model/catalog.ts';
import { articlesOf } from '../model/relations.ts';
import { paths } from '../model/urls.ts';
import { CC_BY, type Photo, photoRightsLabels } from '../schema/photo.ts';
import type { SiteData } from '../schema/site.ts';
import { type PictureSources, pictureSources } from './picture-sources.ts';
import type { ImageJob } from './produce.ts';
import {
  planArtworkShareImage,
  planCrop,
  planRenditions,
  planShareImage,
  type Rendition,
} from './renditions.ts';
import type { RightsWords } from './xmp.ts';

/** Where the site serves the pictures that are made here. */
export const PICTURES = '/anh/';

/** The words about rights that go into a photo's own file. */
export function rightsOf(photo: Photo, site: SiteData): RightsWords {
  return {
    credit: photo.credit,
    rights: `© ${photo.credit}`,
    usageTerms: photoRightsLabels[photo.rights],
    webStatement: photo.rights === 'cc-by' ? CC_BY : `${site.origin}${paths.licence}`,
  };
}

const planOf = ({ photo, file }: PhotoView, site: SiteData) => ({
  photo: file,
  rights: rightsOf(photo, site),
});

export const pictureOf = (view: PhotoView, site: SiteData): PictureSources =>
  pictureSources(planRenditions(planOf(view, site)), PICTURES);

export interface SharePicture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/**
 * Where an entry has no photo, others who link to it get one of these drawings. A drawing of its own for each of 10,000
 * entries would cost 20 minutes of rasterising (0.12 s each) for pictures that hardly anybody sees.
 */
const SHARED_DRAWINGS = 12;

interface Drawing {
  readonly svg: string;
  readonly rights: RightsWords;
  readonly rendition: Rendition;
}
const drawings = new Map<string, readonly Drawing[]>();

function drawingsOf(site: SiteData): readonly Drawing[] {
  const rights: RightsWords = {
    credit: site.name,
    rights: `© ${site.name}`,
    usageTerms: site.licence.name,
    webStatement: site.licence.url,
  };
  const key = JSON.stringify(rights);
  let made = drawings.get(key);
  if (!made) {
    made = Array.from({ length: SHARED_DRAWINGS }, (_, index) => {
      const svg = renderArtwork({ seed: `chia-se-${index}` });
      return { svg, rights, rendition: planArtworkShareImage({ svg, rights }) };
    });
    drawings.set(key, made);
  }
  return made;
}

/** A stable choice among the drawings: the same entry always shares the same picture. */
const indexOf = (seed: string): number =>
  [...seed].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7) %
  SHARED_DRAWINGS;

export function sharePictureOf(
  art: Art | { readonly kind: 'none'; readonly seed: string },
  site: SiteData,
): SharePicture {
  const rendition =
    art.kind === 'photo' ? planShareImage(planOf(art, site)) : drawingsOf(site)[indexOf(art.seed)]?.rendition;
  if (!rendition) throw new Error('There are no drawings to share');
  const alt = art.kind === 'photo' ? art.photo.alt : `Đồ họa của ${site.name}`;
  return { src: PICTURES + rendition.file, width: rendition.width, height: rendition.height, alt };
}

/** The three shapes that search engines ask for (schema.org NewsArticle, Google's structured data guide: 1:1, 4:3, 16:9). */
const SHAPES = [
  { width: 1200, height: 1200 },
  { width: 1200, height: 900 },
  { width: 1200, height: 675 },
] as const;

const shapesOf = (view: PhotoView, site: SiteData): Rendition[] =>
  SHAPES.map((shape) => planCrop(planOf(view, site), shape));

/** The lead photo in the shapes that machines ask for, and what to say of it there. */
export interface StructuredPicture {
  readonly urls: readonly { readonly path: string; readonly width: number; readonly height: number }[];
  readonly photo: Photo;
  readonly licence: string;
}

export function structuredPictureOf(art: Art, site: SiteData): StructuredPicture | undefined {
  if (art.kind !== 'photo') return undefined;
  return {
    urls: shapesOf(art, site).map(({ file, width, height }) => ({ path: PICTURES + file, width, height })),
    photo: art.photo,
    licence: rightsOf(art.photo, site).webStatement ?? `${site.origin}${paths.licence}`,
  };
}

/**
 * Every picture that the pages of a catalog may show. Taken from the catalog and not from what was rendered, because a
 * page that did not change is not rendered again but still needs its pictures.
 *
 * @param fileOf the file behind a photo's address
 */
export function imageJobs(catalog: Catalog, fileOf: (src: string) => string): ImageJob[] {
  const { site } = catalog;
  const photos = articlesOf(catalog).flatMap((entry): ImageJob[] =>
    entry.photos.flatMap((photo, index) => {
      const file = catalog.photos.get(photo.src);
      if (!file) return [];
      const view = { photo, file };
      const lead = index === 0 && entry.data.photo !== undefined;
      const renditions = [
        ...planRenditions(planOf(view, site)),
        ...(lead ? [planShareImage(planOf(view, site)), ...shapesOf(view, site)] : []),
      ];
      return [
        { kind: 'photo', source: fileOf(photo.src), photo: file, rights: rightsOf(photo, site), renditions },
      ];
    }),
  );
  return [...photos, ...drawingsOf(site).map((drawing): ImageJob => ({ kind: 'artwork', ...drawing }))];
}

/** The JPEG that stands for a photo outside the site, in feeds: the one that `<img src>` names. */
export const jpegOf = (view: PhotoView, site: SiteData): PictureSources['img'] => pictureOf(view, site).img;

import { paths } from '../../model/urls.ts';
import type { Photo } from '../../schema/photo.ts';
import type { SiteData } from '../../schema/site.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { agentOf } from './organization.ts';
import type { JsonLd } from './serialize.ts';

/** A photo in the shapes that search engines ask for: 1:1, 4:3 and 16:9. */
export interface StructuredPhoto {
  readonly photo: Photo;
  /** Paths on the site, with pixels. */
  readonly urls: readonly { readonly path: string; readonly width: number; readonly height: number }[];
  /** The whole address of its terms. */
  readonly licence: string;
}

/** Each shape of a photo as schema.org ImageObject, with the properties that Google's "Licensable" badge reads. */
export const imageJsonLd = ({ photo, urls, licence }: StructuredPhoto, site: SiteData): JsonLd[] =>
  urls.map(({ path, width, height }) => ({
    '@type': 'ImageObject',
    url: absoluteUrl(site.origin, path),
    contentUrl: absoluteUrl(site.origin, path),
    width,
    height,
    description: photo.alt,
    caption: photo.caption,
    creator: agentOf(photo.credit, site),
    creditText: photo.credit,
    copyrightNotice: `© ${photo.credit}`,
    license: licence,
    acquireLicensePage: absoluteUrl(site.origin, paths.licence),
  }));

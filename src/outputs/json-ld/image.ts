import type { StructuredPicture } from '../../model/picture.ts';
import { paths } from '../../model/urls.ts';
import type { SiteData } from '../../schema/site.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { agentOf } from './organization.ts';
import type { JsonLd } from './serialize.ts';

/** Each shape of a picture as schema.org ImageObject, with the properties that Google's "Licensable" badge reads. */
export const imageJsonLd = (picture: StructuredPicture, site: SiteData): JsonLd[] =>
  picture.shapes.map(({ src, width, height }) => ({
    '@type': 'ImageObject',
    url: absoluteUrl(site.origin, src),
    contentUrl: absoluteUrl(site.origin, src),
    width,
    height,
    description: picture.alt,
    caption: picture.caption,
    creator: agentOf(picture.credit, site),
    creditText: picture.credit,
    copyrightNotice: picture.notice,
    license: picture.licence,
    acquireLicensePage: absoluteUrl(site.origin, paths.licence),
  }));

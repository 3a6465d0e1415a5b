import { paths } from '../../model/urls.ts';
import type { SiteData } from '../../schema/site.ts';
import { absoluteUrl } from '../article/absolute-url.ts';
import { type JsonLd, SCHEMA_ORG } from './serialize.ts';

/** The institution that publishes the site, as schema.org Organization. */
export const organizationJsonLd = (site: SiteData): JsonLd => ({
  '@context': SCHEMA_ORG,
  ...publisherOf(site),
  description: site.summary,
  email: site.email,
  contactPoint: {
    '@type': 'ContactPoint',
    contactType: 'press',
    email: site.pressEmail,
    availableLanguage: 'vi',
  },
});

/** The same in short, for what it publishes. Its `@id` says that all of them are one. */
export const publisherOf = (site: SiteData): JsonLd => ({
  '@type': 'Organization',
  '@id': absoluteUrl(site.origin, '/#co-quan'),
  name: site.institution,
  url: absoluteUrl(site.origin, paths.home),
});

/** Who a byline or a credit names: a person, unless it is the office's own name or its site's. */
export function agentOf(name: string, site: SiteData): JsonLd {
  if (name === site.institution || name === site.name) return publisherOf(site);
  return { '@type': 'Person', name };
}

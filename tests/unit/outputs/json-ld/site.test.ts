import { expect, test } from 'vitest';
import { breadcrumbJsonLd } from '../../../../src/outputs/json-ld/breadcrumb.ts';
import { organizationJsonLd } from '../../../../src/outputs/json-ld/organization.ts';
import { websiteJsonLd } from '../../../../src/outputs/json-ld/website.ts';
import { site } from '../fixture.ts';

test('the way to a page is told step by step, the page itself without an address', () => {
  const crumbs = [
    { name: 'Trang chủ', href: '/' },
    { name: 'Tin tức', href: '/tin-tuc/' },
    { name: 'Ban hành kế hoạch' },
  ];
  expect(breadcrumbJsonLd(crumbs, site.origin)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'Trang chủ', item: 'https://guong-sang.example/' },
      { '@type': 'ListItem', position: 2, name: 'Tin tức', item: 'https://guong-sang.example/tin-tuc/' },
      { '@type': 'ListItem', position: 3, name: 'Ban hành kế hoạch', item: undefined },
    ],
  });
});

test('a search engine learns where the archive’s search takes its words', () => {
  expect(websiteJsonLd(site).potentialAction).toEqual({
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: 'https://guong-sang.example/kho-tu-lieu/?q={search_term_string}',
    },
    'query-input': 'required name=search_term_string',
  });
});

test('the site and its publisher are the same organization', () => {
  expect(websiteJsonLd(site).publisher).toMatchObject({ '@id': organizationJsonLd(site)['@id'] });
  expect(organizationJsonLd(site)).toMatchObject({
    '@type': 'Organization',
    name: 'Văn phòng Quốc hội',
    contactPoint: { contactType: 'press', email: 'baochi@guong-sang.example' },
  });
});

test('an installation below a path keeps that path in its addresses', () => {
  const below = { ...site, origin: 'https://vpqh.example/thi-dua' };
  expect(organizationJsonLd(below)['url']).toBe('https://vpqh.example/thi-dua/');
});

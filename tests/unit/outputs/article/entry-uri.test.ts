import { expect, test } from 'vitest';
import { entryUri, nameUuid } from '../../../../src/outputs/article/entry-uri.ts';
import { initiative, site, story } from '../fixture.ts';

test('a name-based UUID is the one that RFC 9562 gives as its example', () => {
  // Appendix A.4.
  expect(nameUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

test('an article keeps its name when it is edited and when the site moves to https', () => {
  const name = entryUri(site.origin, story());
  expect(name).toBe('urn:uuid:f5eb4209-11da-5159-87f5-84b65545fb04');
  expect(
    entryUri(site.origin, story('ca-truc-dem', { title: 'Tên khác', publishedAt: '2021-01-01T00:00:00Z' })),
  ).toBe(name);
  expect(entryUri('http://guong-sang.example:8080', story())).toBe(name);
});

test('no two articles share a name, nor do two sites', () => {
  const names = [
    entryUri(site.origin, story('mot')),
    entryUri(site.origin, story('hai')),
    entryUri(site.origin, initiative('mot')),
    entryUri('https://khac.example', story('mot')),
  ];
  expect(new Set(names).size).toBe(names.length);
});

test('an article keeps its name when its address changes, so that nobody’s reader shows it twice', () => {
  const formerAddresses = ['dau-tien', 'thu-hai'].map((slug) => ({ path: `/guong-dien-hinh/2020/${slug}/` }));
  expect(entryUri(site.origin, story('thu-ba', { formerAddresses }))).toBe(
    entryUri(site.origin, story('dau-tien')),
  );
});

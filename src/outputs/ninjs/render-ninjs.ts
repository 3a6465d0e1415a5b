import { editorsNote, withdrawalNote } from '../article/notes.ts';
import { SAMPLE_LABEL } from '../article/sample.ts';
import { bodyMarkup } from '../body/body-markup.ts';
import { bodyText } from '../body/body-text.ts';
import type { Licence, PressItem, PressPhoto, PressSite, WithdrawnItem } from '../item/press-item.ts';
import { cleanText, renderInline } from '../xml/render-xml.ts';

const STANDARD = {
  name: 'ninjs',
  version: '3.1',
  schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
};

/** An article as ninjs 3.1 (IPTC, News in JSON), one object with its photos and films as associations. */
export function renderNinjs(item: PressItem): string {
  const { uri, version, site, licence, photos, body, syllables } = item;
  const text = bodyText(body);
  return serialize({
    uri,
    standard: STANDARD,
    type: 'text',
    representationType: 'full',
    profile: photos.length > 0 ? 'text-photo' : 'text-only',
    language: 'vi',
    version: String(version),
    pubStatus: 'usable',
    firstCreated: item.published,
    versionCreated: item.updated,
    embargoedUntil: item.embargoed,
    edNote: editorsNote(item),
    title: item.title,
    slugline: item.slug,
    headlines: [{ role: 'main', value: item.title }],
    descriptions: [{ role: 'summary', contentType: 'text/plain', value: item.summary }],
    by: item.authors.length > 0 ? item.authors.join(', ') : undefined,
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        wordCount: syllables,
        value: renderInline(bodyMarkup(body)),
      },
      {
        role: 'main',
        contentType: 'text/plain',
        wordCount: syllables,
        charCount: [...text].length,
        value: text,
      },
    ],
    genres: [item.kind, ...(item.sample ? [SAMPLE_LABEL] : [])].map((name) => ({ name })),
    subjects: subjectsOf(item),
    people: item.about?.type === 'person' ? [{ name: item.about.name, rel: 'about' }] : undefined,
    organisations: organisationsOf(item),
    infoSources: sourcesOf(item),
    ...rightsOf(site, licence),
    renditions: [{ name: 'page', href: item.url, contentType: 'text/html', title: item.title }],
    altIds: [{ role: 'url', value: item.url }],
    associations: [...photos.map((photo) => photoOf(photo, item)), ...filmsOf(item)],
  });
}

/**
 * What replaces it once the article is withdrawn: the same name, a higher version, `canceled`, and the reason. It holds
 * nothing of the article, so it has neither headline nor body.
 */
export const renderWithdrawnNinjs = (item: WithdrawnItem): string =>
  serialize({
    uri: item.uri,
    standard: STANDARD,
    type: 'text',
    representationType: 'partial',
    language: 'vi',
    version: String(item.version),
    pubStatus: 'canceled',
    versionCreated: item.at,
    edNote: withdrawalNote(item),
    infoSources: [publisher(item.site)],
    altIds: [{ role: 'url', value: item.url }],
    associations: item.replacement
      ? [{ name: 'replacement', rel: 'replacement', uri: item.replacement.uri, title: item.replacement.name }]
      : undefined,
  });

const publisher = ({ institution, url }: PressSite) => ({ name: institution, role: 'publisher', uri: url });

const sourcesOf = ({ site, source }: PressItem) => [
  publisher(site),
  ...(source ? [{ name: source.name, role: 'origin', uri: uriOf(source.url) }] : []),
];

function subjectsOf({ topic, plan, about }: PressItem) {
  return [
    ...(topic ? [{ name: topic.name, rel: 'about', literal: topic.id }] : []),
    ...(about?.type === 'other' ? [{ name: about.name, rel: 'about' }] : []),
    ...(plan ? [{ name: plan.name, rel: 'plan', uri: plan.url }] : []),
    ...(plan?.task ? [{ name: plan.task.name, rel: 'task', uri: plan.task.url }] : []),
  ];
}

const organisationsOf = ({ about, unit }: PressItem) => [
  ...(about?.type === 'organisation' ? [{ name: about.name, rel: 'about' }] : []),
  ...(unit ? [{ name: unit.name, rel: 'unit', uri: unit.url }] : []),
];

const rightsOf = ({ institution, rightsPage }: PressSite, { name, url, text }: Licence) => ({
  copyrightHolder: institution,
  copyrightNotice: `© ${institution}`,
  usageTerms: `${name}. ${text} ${rightsPage}`,
  rightsInfo: { linkedRights: uriOf(url) },
});

const photoOf = (photo: PressPhoto, item: PressItem) => ({
  name: photo.caption,
  rel: 'picture',
  uri: photo.uri,
  type: 'picture',
  version: String(item.version),
  pubStatus: 'usable',
  firstCreated: item.published,
  versionCreated: item.updated,
  embargoedUntil: item.embargoed,
  edNote: editorsNote(item),
  language: 'vi',
  headlines: [{ value: photo.caption }],
  descriptions: [
    { role: 'caption', contentType: 'text/plain', value: photo.caption },
    { role: 'alt', contentType: 'text/plain', value: photo.alt },
  ],
  by: photo.credit,
  people: photo.people.map((name) => ({ name, rel: 'depicted' })),
  places: photo.place ? [{ name: photo.place, rel: 'depicted' }] : undefined,
  copyrightHolder: photo.credit,
  copyrightNotice: `© ${photo.credit}`,
  usageTerms: photo.rights.name,
  rightsInfo: { linkedRights: photo.rights.url },
  renditions: (['print', 'web'] as const).map((name) => ({
    name: name === 'print' ? 'highRes' : 'web',
    href: photo[name].url,
    contentType: 'image/jpeg',
    width: photo[name].width,
    height: photo[name].height,
  })),
});

const filmsOf = ({ body }: PressItem) =>
  body.flatMap((block) => {
    if (block.kind !== 'video') return [];
    const { src, title, caption, credit } = block.video;
    const uri = uriOf(src);
    if (uri === undefined) return [];
    return [
      {
        name: title,
        rel: 'video',
        uri,
        type: 'video',
        language: 'vi',
        headlines: [{ value: title }],
        descriptions: [{ role: 'caption', contentType: 'text/plain', value: caption }],
        by: credit,
        renditions: [{ name: 'page', href: uri, title }],
      },
    ];
  });

/** An address as a URI: an editor may have written it with letters that a URI must escape. */
const uriOf = (address: string | undefined): string | undefined =>
  address !== undefined && URL.canParse(address) ? new URL(address).href : undefined;

/** JSON with every text as a whole document may hold it; what is undefined or an empty list is left out. */
const serialize = (item: object): string =>
  `${JSON.stringify(
    item,
    (_, value: unknown) => {
      if (typeof value === 'string') return cleanText(value);
      return Array.isArray(value) && value.length === 0 ? undefined : value;
    },
    2,
  )}\n`;

import type { ReactNode } from 'react';
import { showDay, showMoment } from '../../../src/model/dates.ts';
import { bindCompounds } from '../../../src/vietnamese/typography.ts';
import type { Collection } from '../../../src/schema/collections.ts';
import type { AnyFieldForm } from '../../../src/schema/form.ts';
import { strings } from '../../../src/strings.ts';
import { renderBody } from '../../../src/mdx/render.ts';
import { withoutBlanks } from '../format/values.ts';
import { photoAddress } from '../media/photo-address.ts';
import { checkMdx } from '../mdx/parse.ts';
import { type Keyed, toPlain } from '../widgets/decap.ts';
import { type AddressOf, bodyHtml, photoFigure } from './body-html.ts';

/** What Decap gives a preview template, as far as we use it. */
export interface PreviewProps {
  readonly entry: Keyed;
  readonly fieldsMetaData: Keyed;
}

/** What the reference widget found of what is named, by collection and id: an entry's values, or those of `site.yml`. */
type Found = Readonly<
  Record<
    string,
    Readonly<Record<string, { title?: string; topics?: readonly { id: string; name: string }[] } | undefined>>
  >
>;

function nameIn(found: Found | undefined, id: string): string | undefined {
  const named = Object.values(found ?? {})[0]?.[id];
  return named?.title ?? named?.topics?.find((topic) => topic.id === id)?.name;
}

type Values = Readonly<Record<string, unknown>>;

/** Fields with a place of their own on the page; all others are listed as facts. */
const PLACED = new Set(['title', 'summary', 'kind', 'publishedAt', 'byline', 'photo', 'sample', 'subject']);

/**
 * An entry as the site will show it, with the site's own styles and body renderer: title block, photo, text and facts. The
 * page's frame is left out: this is for reading the words, and the real page comes with the build.
 */
export function createEntryPreview(collection: Collection) {
  return function EntryPreview({ entry, fieldsMetaData }: PreviewProps): ReactNode {
    const values = (withoutBlanks(toPlain(entry.get('data'))) ?? {}) as Values;
    const addressOf: AddressOf = (path) => photoAddress(entry, path);
    const nameOf = (field: string, id: string): string =>
      nameIn(toPlain(fieldsMetaData.getIn([field])) as Found | undefined, id) ?? id;
    const text = (key: string): string | undefined => {
      const value = values[key];
      return typeof value === 'string' ? value : undefined;
    };
    const kind = collection.form['kind']?.options?.[text('kind') ?? ''];
    const published = text('publishedAt');
    const subject = values['subject'] as Values | undefined;
    const facts = [
      ...factsOf(collection.form['subject']?.fields ?? {}, subject ?? {}, nameOf, new Set(['name'])),
      ...factsOf(collection.form, values, nameOf, PLACED),
    ];
    return (
      <main className="wrap" lang="vi">
        <header className="page">
          <p className="kick">{kind ? `${collection.label} · ${kind}` : collection.label}</p>
          <h1>{bindCompounds(text('title') ?? 'Chưa có tiêu đề')}</h1>
          {text('summary') && <p className="stand">{text('summary')}</p>}
          <p className="meta">
            {text('byline') && <span>Bài: {text('byline')}</span>}
            {published && <span>Đăng {safely(() => showMoment(published))}</span>}
            {values['sample'] === true && <span className="demo">{strings.sample}</span>}
          </p>
        </header>
        <div
          dangerouslySetInnerHTML={{
            __html: photoFigure(values['photo'] ?? {}, addressOf, 'art wide'),
          }}
        />
        <div className="read mt2">
          {collection.body !== 'none' && <Body source={text('body') ?? ''} addressOf={addressOf} />}
          {facts.length > 0 && (
            <aside>
              <div className="facts">
                {typeof subject?.['name'] === 'string' && <h2>{subject['name']}</h2>}
                <dl>
                  {facts.map(([label, value], index) => (
                    <div key={index}>
                      <dt>{label}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
                </dl>
              </div>
            </aside>
          )}
        </div>
      </main>
    );
  };
}

/** An entry's text by the site's own renderer; where it can't be published yet, what is in the way. */
function Body({ source, addressOf }: { readonly source: string; readonly addressOf: AddressOf }): ReactNode {
  const { tree, findings } = checkMdx(source);
  if (tree && findings.length === 0) {
    // Made by the renderer from a checked tree: nothing in it is HTML that an editor wrote.
    return (
      <article
        className="prose"
        dangerouslySetInnerHTML={{ __html: bodyHtml(renderBody(tree).parts, addressOf) }}
      />
    );
  }
  return (
    <aside className="callout callout-warning">
      <p className="callout-title">Nội dung chưa đăng được</p>
      {findings.map(({ line, found, remedy }) => (
        <p key={`${line}${found}`}>
          Dòng {line}: {found}. {remedy}.
        </p>
      ))}
    </aside>
  );
}

/** Label and shown value of each filled field; groups and lists are told line by line. */
function factsOf(
  form: Readonly<Record<string, AnyFieldForm>>,
  values: Values,
  nameOf: (field: string, id: string) => string,
  elsewhere: ReadonlySet<string> = new Set(),
): (readonly [label: string, value: string])[] {
  return Object.entries(form).flatMap(([name, facet]): (readonly [string, string])[] => {
    const value = values[name];
    if (elsewhere.has(name) || value === undefined || value === false) return [];
    if (Array.isArray(value)) {
      return value.map((item, index) => [
        `${facet.label} ${index + 1}`,
        factsOf(facet.fields ?? {}, item as Values, nameOf)
          .map(([, shown]) => shown)
          .join(' · '),
      ]);
    }
    if (typeof value === 'object' && value !== null) {
      return factsOf(facet.fields ?? {}, value as Values, nameOf).map(([label, shown]) => [
        `${facet.label}: ${label}`,
        shown,
      ]);
    }
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    if (facet.options) return [[facet.label, facet.options[shown] ?? shown]];
    if (facet.widget === 'date') return [[facet.label, safely(() => showDay(shown))]];
    if (facet.widget === 'datetime') return [[facet.label, safely(() => showMoment(shown))]];
    return [[facet.label, nameOf(name, shown)]];
  });
}

/** A date that is being typed may not be one yet. */
function safely(show: () => string): string {
  try {
    return show();
  } catch {
    return '…';
  }
}

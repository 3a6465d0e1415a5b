import { slugify } from '../../vietnamese/text.ts';
import { encodeCard } from './card.ts';
import { documentKeys } from '../words/document-keys.ts';
import { addTwins } from './twins.ts';

/** One page of the archive, as the index takes it. */
export interface SearchRecord {
  /** The page's address, as links on the site write it. */
  readonly url: string;
  readonly title: string;
  /** What readers call this sort of page: `Gương điển hình`. */
  readonly kind: string;
  /** The same for addresses: `guong-dien-hinh`. */
  readonly kindId: string;
  readonly unit?: string;
  readonly topic?: string;
  readonly year: number;
  /** ISO date, YYYY-MM-DD. */
  readonly date: string;
  readonly summary: string;
  /** The body as plain text, one block a line; a heading is a line of its own. */
  readonly text: string;
  readonly sample: boolean;
  readonly people?: readonly string[];
  /** The body's headings in order, with the ids that they have on the page. */
  readonly headings?: readonly { readonly id: string; readonly text: string }[];
  readonly art?: { readonly src: string; readonly width: number; readonly height: number };
}

/**
 * The page that Pagefind reads in place of the published one: title, summary and body with đ twins; people, unit, topic, kind
 * and document keys as fields; year, kind, unit and topic as filters (`id|label` where the label is not fit for an
 * address); the ISO date to sort by.
 * (Sort values that look like numbers become 32-bit floats, so the date keeps its hyphens.)
 */
export function toIndexHtml(record: SearchRecord): string {
  const { title, summary, text, kind, kindId, unit, topic, date, people = [] } = record;
  const keys = documentKeys([title, summary, text, date.split('-').reverse().join('/')].join('\n'));
  const fields = {
    nguoi: addTwins(people.join(', ')),
    donvi: addTwins(unit ?? ''),
    linhvuc: addTwins(topic ?? ''),
    loai: addTwins(kind),
    sohieu: keys.join(' '),
  };
  const filters = {
    nam: String(record.year),
    loai: `${kindId}|${kind}`,
    donvi: unit && `${slugify(unit)}|${unit}`,
    linhvuc: topic && `${slugify(topic)}|${topic}`,
  };
  const { sample, art } = record;
  const card = encodeCard({
    title,
    summary,
    kind,
    date,
    sample,
    ...(unit && { unit }),
    ...(art && { image: art }),
  });
  return `<!doctype html><html lang="vi"><head><title>${escape(title)}</title></head><body><main data-pagefind-body>
${metas('meta', fields)}${metas('filter', filters)}${metas('sort', { ngay: date })}<i id="${escape(card)}"></i>
<h1>${escape(addTwins(title))}</h1>
<p data-pagefind-weight="2">${escape(addTwins(summary))}</p>
${body(record)}
</main></body></html>`;
}

function metas(
  attribute: 'meta' | 'filter' | 'sort',
  values: Readonly<Record<string, string | undefined>>,
): string {
  return Object.entries(values)
    .filter(([, value]) => value)
    .map(
      ([name, value = '']) =>
        `<meta data-pagefind-${attribute}="${name}[content]" content="${escape(value)}">`,
    )
    .join('');
}

/** Blocks, with the lines that are headings as headings, so that a result can name the section and link to it. */
function body({ text, headings = [] }: SearchRecord): string {
  const ahead = [...headings];
  const blocks = text.split('\n').map((line) => {
    const heading = line.trim() === ahead[0]?.text.trim() ? ahead.shift() : undefined;
    const words = escape(addTwins(line));
    return heading ? `<h2 id="${escape(heading.id)}">${words}</h2>` : `<p>${words}</p>`;
  });
  return blocks.join('\n');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

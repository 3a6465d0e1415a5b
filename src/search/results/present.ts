import type { Answer } from '../query/answer.ts';
import type { QueryPlan } from '../query/plan.ts';
import type { SearchRecord } from '../store/record.ts';
import { excerptOf } from './excerpt.ts';
import { highlight, type MarkedTerms, type Stretch } from './highlight.ts';

/** One result, ready to be shown: plain text, matches as stretches. */
export interface Presented {
  readonly url: string;
  readonly title: readonly Stretch[];
  readonly excerpt: readonly Stretch[];
  /** The section that the excerpt is from, if the page has sections. */
  readonly section?: { readonly title: string; readonly url: string };
  /** Who the page is about or by, where that is why it was found and the excerpt doesn't say so. */
  readonly people?: readonly Stretch[];
  /** What readers call this sort of page. */
  readonly kind: string;
  readonly unit?: readonly Stretch[];
  /** What it is about, where that was asked for. */
  readonly topic?: readonly Stretch[];
  /** ISO date. */
  readonly date?: string;
  /** `true`: made-up content that shows the product. */
  readonly sample: boolean;
  readonly image?: NonNullable<SearchRecord['art']>;
}

/** What to mark for an answer. */
export function termsOf(
  plan: QueryPlan,
  { marked, phrases }: Pick<Answer, 'marked' | 'phrases'>,
): MarkedTerms {
  return { words: marked, phrases, keys: plan.keys.map(({ key }) => key) };
}

export function presentRecord(record: SearchRecord, terms: MarkedTerms): Presented {
  const { url, title, kind, unit, topic, date, sample, art, people = [] } = record;
  const { text, section } = excerptOf(record, terms);
  const unnamed = people.filter((name) => !`${title} ${text}`.includes(name) && isMeant(name, terms));
  return {
    url,
    title: highlight(title, terms),
    excerpt: highlight(text, terms),
    ...(section && { section: { title: section.title, url: `${url}#${section.id}` } }),
    ...(unnamed.length && { people: highlight(unnamed.join(', '), terms) }),
    kind,
    ...(unit && { unit: highlight(unit, terms) }),
    ...(topic && isMeant(topic, terms) && { topic: highlight(topic, terms) }),
    ...(date && { date }),
    sample,
    ...(art && { image: art }),
  };
}

/** Whether a name is what was asked for: by two of its words at least where more were asked, as one syllable is in many. */
function isMeant(name: string, terms: MarkedTerms): boolean {
  const isOne = terms.words.length === 1;
  return highlight(name, terms).some(({ text, mark }) => mark && (isOne || text.includes(' ')));
}

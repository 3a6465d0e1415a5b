import { ByteWriter } from '../store/bytes.ts';
import type { WrittenTerm } from '../store/pack-terms.ts';
import { TITLE_END, TITLE_START } from '../store/terms.ts';
import { FULL_IMPACT, writePositions, writePostings } from '../store/postings.ts';
import { bareTerm } from '../words/bare.ts';
import { documentKeys } from '../words/document-keys.ts';
import { spellWords } from '../words/split-words.ts';
import type { SearchRecord } from '../store/record.ts';

/**
 * BM25's share of a term: `tf / (tf + k1 · (1 - b + b · length / usual length))`, where tf counts each occurrence by the weight
 * of its field. Tuned on the test-bed's training half. The usual length is a number of ours and no mean, so that a page counts the
 * same in whichever segment it lies.
 */
const K1 = 1.5;
const B = 0.5;
const USUAL_LENGTH = 400;

/** One word of a query says the more of a page the more prominent it is there. */
const WEIGHTS = { title: 5, people: 3, unit: 2, heading: 2, summary: 2, topic: 1, kind: 1, text: 1 } as const;

/**
 * A comma parts words, and readers leave it out: `thi đua, khen thưởng` is one name, and `Chính phủ, Quốc hội` has no `phủ Quốc`. So
 * words on both sides of a mark are neighbours that count less.
 */
const BREAK = /[,;:.!?…)\]"”]\s|\s[([“"–—-]/u;
const ACROSS_BREAK = 0.5;

export interface InvertedTerm extends WrittenTerm {
  /** How often it was read without a mark inside, for the lexicon. */
  readonly times: number;
}

/**
 * Turns pages into terms with the pages they stand on. It keeps a log of who stands where in arrays of numbers, a line a
 * term and page, and sorts it by term at the end: 10,000 stories are 8 million lines, 100 MB.
 */
export class Inverter {
  /** Spellings of words, and document keys, by number. */
  readonly #words = new Map<string, number>();
  /** Numbers of terms: of a word by its own number, of a pair by both. */
  readonly #terms = new Map<number, number>();
  readonly #spellings: string[] = [];
  readonly #times: number[] = [];
  #pages = 0;
  readonly #log = {
    term: new NumberLog(),
    page: new NumberLog(),
    impact: new NumberLog(),
    places: new NumberLog(),
  };
  /** Of each line of the log that is a pair: its positions, one line after the other. */
  readonly #positions = new NumberLog();

  /** Pages are numbered from 0 in the order in which they are added. */
  add(record: SearchRecord): void {
    const page = this.#pages++;
    const found = new Map<number, { weight: number; positions: number[] }>();
    let length = 0;
    const note = (
      term: number,
      weight: number,
      position: number | undefined,
      { isTold = true } = {},
    ): void => {
      let known = found.get(term);
      if (!known) found.set(term, (known = { weight: 0, positions: [] }));
      known.weight += weight;
      this.#times[term] = (this.#times[term] ?? 0) + (isTold ? 1 : 0);
      if (position !== undefined) known.positions.push(position);
    };
    for (const [left, right] of edgesOf(record.title)) {
      note(this.#termOf(this.#wordOf(left), this.#wordOf(right)), WEIGHTS.title, undefined, {
        isTold: false,
      });
    }
    for (const { text, weight } of fieldsOf(record)) {
      let before: number | undefined;
      for (const stretch of text.split(BREAK)) {
        for (const [at, spelling] of spellWords(stretch).entries()) {
          const word = this.#wordOf(spelling);
          note(this.#termOf(word, undefined), weight, undefined);
          const pair = before === undefined ? undefined : this.#termOf(before, word);
          if (pair !== undefined && at > 0) note(pair, weight, length - 1);
          else if (pair !== undefined) note(pair, weight * ACROSS_BREAK, length - 1, { isTold: false });
          before = word;
          length++;
        }
      }
    }
    const full = FULL_IMPACT * (record.weight ?? 1);
    const spread = K1 * (1 - B + (B * length) / USUAL_LENGTH);
    for (const [term, { weight, positions }] of found)
      this.#write(term, page, Math.ceil((full * weight) / (weight + spread)), positions);
    for (const key of keysOf(record))
      this.#write(this.#termOf(this.#wordOf(`#${key}`), undefined), page, FULL_IMPACT, []);
  }

  /** All terms of the pages so far. */
  *terms(): Generator<InvertedTerm> {
    const { term: terms, page, impact, places } = this.#log;
    const starts = new Uint32Array(this.#spellings.length + 1);
    for (let line = 0; line < terms.length; line++) starts[terms.at(line) + 1]! += 1;
    for (let term = 0; term < this.#spellings.length; term++) starts[term + 1]! += starts[term]!;
    const lines = new Uint32Array(terms.length);
    const next = starts.slice();
    for (let line = 0; line < terms.length; line++) lines[next[terms.at(line)]!++] = line;

    for (const [term, spelling] of this.#spellings.entries()) {
      const own = lines.subarray(starts[term], starts[term + 1]);
      const postings = new ByteWriter(own.length * 2 + 8);
      const positions = new ByteWriter(8);
      writePostings(postings, {
        pages: own.map((line) => page.at(line)),
        impacts: Uint8Array.from(own, (line) => impact.at(line)),
      });
      for (const line of own) {
        const from = places.at(line);
        const to = line + 1 < places.length ? places.at(line + 1) : this.#positions.length;
        if (to > from) writePositions(positions, this.#positions.slice(from, to));
      }
      yield {
        spelling,
        bare: bareTerm(spelling),
        pages: own.length,
        times: this.#times[term] ?? 0,
        postings: postings.view(),
        positions: positions.view(),
      };
    }
  }

  #wordOf(spelling: string): number {
    const known = this.#words.get(spelling);
    if (known !== undefined) return known;
    const word = this.#words.size;
    this.#words.set(spelling, word);
    this.#spellingOfWord.push(spelling);
    return word;
  }

  readonly #spellingOfWord: string[] = [];

  #termOf(word: number, second: number | undefined): number {
    // Below 2^53 with a million words.
    const key = second === undefined ? word : (second + 1) * MOST_WORDS + word;
    const known = this.#terms.get(key);
    if (known !== undefined) return known;
    const term = this.#spellings.length;
    this.#terms.set(key, term);
    const first = this.#spellingOfWord[word] ?? '';
    this.#spellings.push(second === undefined ? first : `${first} ${this.#spellingOfWord[second] ?? ''}`);
    return term;
  }

  #write(term: number, page: number, impact: number, positions: readonly number[]): void {
    this.#log.term.push(term);
    this.#log.page.push(page);
    this.#log.impact.push(impact);
    this.#log.places.push(this.#positions.length);
    for (const position of positions) this.#positions.push(position);
  }
}

const MOST_WORDS = 2 ** 24;

/** Whole numbers below 2^32, as many as come. */
class NumberLog {
  #numbers = new Uint32Array(1 << 16);
  length = 0;

  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const numbers = new Uint32Array(this.length * 2);
      numbers.set(this.#numbers);
      this.#numbers = numbers;
    }
    this.#numbers[this.length++] = number;
  }

  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  slice(from: number, to: number): number[] {
    return [...this.#numbers.subarray(from, to)];
  }
}

/** What is searched of a page, block by block: no pair of words reaches over the end of one. */
function* fieldsOf(record: SearchRecord): Generator<{ readonly text: string; readonly weight: number }> {
  const { title, summary, text, kind, unit, topic, people = [], headings = [] } = record;
  yield { text: title, weight: WEIGHTS.title };
  yield { text: summary, weight: WEIGHTS.summary };
  const names = new Set(headings.map((heading) => heading.text.trim()));
  for (const line of text.split('\n'))
    yield { text: line, weight: names.has(line.trim()) ? WEIGHTS.heading : WEIGHTS.text };
  for (const name of people) yield { text: name, weight: WEIGHTS.people };
  if (unit) yield { text: unit, weight: WEIGHTS.unit };
  if (topic) yield { text: topic, weight: WEIGHTS.topic };
  yield { text: kind, weight: WEIGHTS.kind };
}

/** A title's first word and its last, each with the edge of the title for a neighbour. */
function edgesOf(title: string): readonly (readonly [string, string])[] {
  const words = spellWords(title);
  const [first, last] = [words.at(0), words.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    [TITLE_START, first],
    [last, TITLE_END],
  ];
}

/** Document numbers and dates in the text, and the day it was published. */
function keysOf({ title, summary, text, date }: SearchRecord): string[] {
  const day = date?.split('-').reverse().join('/');
  return documentKeys([title, summary, text, day].filter(Boolean).join('\n'));
}

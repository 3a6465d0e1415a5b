import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACETS } from '../../../src/search/store/shelf.ts';
import {
  clearChoices,
  countChoices,
  readState,
  SORTS,
  toggleChoice,
  writeState,
} from '../../../src/search/results/state.ts';

const read = (search: string) => readState(new URLSearchParams(search));

describe('the archive’s address', () => {
  it('says what is shown, and no more than that', () => {
    const state = read('?q=thi+đua&nam=2020&nam=2019&loai=sang-kien&den=2020-02-18&sap-xep=moi-nhat&trang=2');
    expect(state).toEqual({
      query: 'thi đua',
      chosen: { nam: ['2019', '2020'], loai: ['sang-kien'], donvi: [], linhvuc: [] },
      from: undefined,
      to: '2020-02-18',
      sort: 'moi-nhat',
      literally: false,
      page: 2,
    });
    expect(writeState(read('?q=&trang=1&sap-xep=phu-hop')).toString()).toBe('');
  });

  it('gives back every state that it was written from', () => {
    const id = fc.stringMatching(/^[a-z\d-]{1,20}$/);
    const ids = fc.uniqueArray(id, { maxLength: 5 }).map((values) => values.toSorted());
    const states = fc.record({
      query: fc
        .string({ unit: 'grapheme' })
        .map((query) => read(`?${new URLSearchParams({ q: query }).toString()}`).query),
      chosen: fc.record({ nam: ids, loai: ids, donvi: ids, linhvuc: ids }),
      sort: fc.constantFrom(...SORTS),
      from: fc.constantFrom(undefined, '2020-02-29'),
      to: fc.constantFrom(undefined, '2021-01-01'),
      literally: fc.constant(false),
      page: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(states, (state) => {
        expect(readState(writeState(state))).toEqual(state);
      }),
    );
  });

  it('may be anything: reading and writing it settles at once', () => {
    const name = fc.constantFrom('q', 'trang', 'sap-xep', 'tu', 'den', 'nguyen-van', ...FACETS, '__proto__');
    const wild = fc.array(fc.tuple(name, fc.string({ unit: 'binary', maxLength: 400 })));
    fc.assert(
      fc.property(wild, (pairs) => {
        const state = readState(new URLSearchParams(pairs));
        expect(readState(new URLSearchParams(writeState(state).toString()))).toEqual(state);
      }),
    );
  });

  it.each(['2020-02-30', '2020-2-1', '18/02/2020', '99999-01-01', ''])('knows no day %s', (day) => {
    expect(read(`?tu=${day}`).from).toBeUndefined();
  });

  it('says when a query is meant as it was typed, and only of a query', () => {
    expect(read('?q=a&nguyen-van=1').literally).toBe(true);
    expect(writeState(read('?nguyen-van=1')).toString()).toBe('');
  });

  it.each(['0', '-1', '1e3', '99999', 'hai', ''])('stays on the first page for page %s', (page) => {
    expect(read(`?trang=${page}`).page).toBe(1);
  });
});

it('Choosing a value goes to the first page; choosing it again, or clearing, takes it back', () => {
  const chosen = toggleChoice(read('?q=a&trang=3'), 'nam', '2020');
  expect(chosen).toMatchObject({ query: 'a', page: 1, chosen: { nam: ['2020'] } });
  expect(countChoices(chosen)).toBe(1);
  expect(toggleChoice(chosen, 'nam', '2020').chosen.nam).toEqual([]);
  expect(countChoices(clearChoices(chosen))).toBe(0);
});

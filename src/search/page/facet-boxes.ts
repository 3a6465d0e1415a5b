import type { FacetCount } from '../results/search-archive.ts';
import type { Facet } from '../store/shelf.ts';
import { create, formatCount } from './create.ts';
import { isDay, type ArchiveState } from '../results/state.ts';

/** The controls of one condition, drawn once; afterwards only counts and choices change, so that the focus stays where it is. */
export interface FacetBox {
  readonly element: HTMLFieldSetElement;
  update(counts: readonly FacetCount[], state: ArchiveState): void;
}

export const FACET_LABELS: Readonly<Record<Facet, string>> = {
  nam: 'Năm',
  loai: 'Loại',
  donvi: 'Đơn vị',
  linhvuc: 'Lĩnh vực',
};

export function facetBox(facet: Facet, values: readonly FacetCount[]): FacetBox {
  return facet === 'donvi' ? dropdown(facet, 'Tất cả đơn vị', values) : checkboxes(facet, values);
}

function checkboxes(facet: Facet, values: readonly FacetCount[]): FacetBox {
  const rows = values.map(({ id, label }) => {
    const input = create('input', { type: 'checkbox', name: facet, value: id });
    const count = create('span');
    return { id, input, count, row: create('label', {}, input, label, count) };
  });
  const legend = create('legend', {}, FACET_LABELS[facet]);
  return {
    element: create('fieldset', {}, legend, ...rows.map(({ row }) => row)),
    update(counts, { chosen }) {
      for (const { id, input, count } of rows) {
        input.checked = chosen[facet].includes(id);
        count.textContent = formatCount(counts.find((value) => value.id === id)?.count ?? 0);
      }
    },
  };
}

/** For a facet with many values. It offers one at a time; an address may still choose several, or one that there is not. */
function dropdown(facet: Facet, all: string, values: readonly FacetCount[]): FacetBox {
  const id = `loc-${facet}`;
  const rows = values.map((value) => ({ value, option: create('option', { value: value.id }) }));
  const select = create(
    'select',
    { id, name: facet },
    create('option', { value: '' }, all),
    ...rows.map(({ option }) => option),
  );
  const other = create('option', { value: 'khac', disabled: true });
  const legend = create('legend', {}, create('label', { htmlFor: id }, FACET_LABELS[facet]));
  return {
    element: create('fieldset', {}, legend, select),
    update(counts, { chosen }) {
      for (const { value, option } of rows) {
        const count = counts.find(({ id }) => id === value.id)?.count ?? 0;
        option.textContent = `${value.label} (${formatCount(count)})`;
      }
      const [first = '', ...more] = chosen[facet];
      const isOffered = !more.length && (first === '' || rows.some(({ value }) => value.id === first));
      other.textContent = more.length ? `${more.length + 1} lựa chọn` : first;
      if (isOffered) other.remove();
      else select.append(other);
      select.value = isOffered ? first : other.value;
    },
  };
}

/** First and last day, to be typed or picked. */
export function dayBox(): FacetBox {
  const [from, to] = (['tu', 'den'] as const).map((name) =>
    create('input', { type: 'date', className: 'd', id: `loc-${name}`, name }),
  );
  const field = (input: HTMLInputElement | undefined, label: string): Node[] =>
    input ? [create('label', { htmlFor: input.id }, label), input] : [];
  return {
    element: create(
      'fieldset',
      {},
      create('legend', {}, 'Khoảng ngày'),
      ...field(from, 'Từ ngày'),
      ...field(to, 'Đến ngày'),
    ),
    update(_, state) {
      if (from) setDay(from, state.from);
      if (to) setDay(to, state.to);
      if (from) from.max = state.to ?? '';
      if (to) to.min = state.from ?? '';
    },
  };
}

/** Not while it is half typed. */
function setDay(input: HTMLInputElement, day = ''): void {
  const isHalf = input.validity.badInput || (input.value !== '' && !isDay(input.value));
  if (input.value !== day && !(isHalf && input === document.activeElement)) input.value = day;
}

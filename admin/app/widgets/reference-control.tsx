import { type ComponentType, type ReactElement, type ReactNode, cloneElement } from 'react';
import { foldForCompare } from '../../../src/vietnamese/text.ts';
import { type ControlClass, type ControlProps, toPlain } from './decap.ts';

interface Choice {
  readonly label: string;
  readonly value: string;
}
type Load = (term: string, done: (choices: readonly Choice[]) => void) => void;

/** Decap's action that looks through one collection (decap-cms-core, `actions/search.js`). */
type Query = (
  control: string,
  collection: string,
  ...search: readonly unknown[]
) => Promise<{ readonly payload: { readonly hits?: readonly unknown[] } }>;
type ReferenceProps = ControlProps & { readonly query: Query };

/** Asks several collections as if they were one. */
export const queryAll =
  (query: Query, collections: readonly string[]): Query =>
  async (control, _collection, ...search) => {
    const answers = await Promise.all(collections.map((name) => query(control, name, ...search)));
    return { payload: { hits: answers.flatMap(({ payload }) => payload.hits ?? []) } };
  };

/**
 * The choice of another entry. Decap's own finds nothing for a word typed without its marks and speaks English; this one
 * loads all there is (units, plans, topics: dozens) and looks through it as a Vietnamese reader would. Where the site keeps
 * a folder a year, Decap has a collection a year, and all of them are asked.
 *
 * @param Relation Decap's own control
 */
export function createReferenceControl(
  Relation: ControlClass<{ loadOptions: Load }>,
): ComponentType<ControlProps> {
  class OneReference extends Relation {
    private readonly search: Load = (term, done) => {
      const wanted = foldForCompare(term);
      this.loadOptions('', (choices) =>
        done(choices.filter(({ label }) => foldForCompare(label).includes(wanted))),
      );
    };

    override render(): ReactNode {
      return cloneElement(
        super.render() as ReactElement<object>,
        {
          loadOptions: this.search,
          loadingMessage: () => 'Đang tải…',
          noOptionsMessage: () => 'Không có mục nào khớp',
          'aria-label': String(this.props.field.get('label')),
        } as object,
      );
    }
  }

  // Decap's `ref` is among the props and comes through to the class, whose methods it calls.
  return function ReferenceControl(props: ControlProps): ReactNode {
    const collections = toPlain(props.field.get('collections')) as readonly string[] | undefined;
    const { query } = props as ReferenceProps;
    const asked = collections ? { ...props, query: queryAll(query, collections) } : props;
    return <OneReference {...asked} />;
  };
}

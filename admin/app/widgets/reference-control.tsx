import { type ComponentType, type ReactElement, type ReactNode, cloneElement } from 'react';
import { foldForCompare } from '../../../src/vietnamese/text.ts';
import type { ControlClass, ControlProps } from './decap.ts';

interface Choice {
  readonly label: string;
  readonly value: string;
}
type Load = (term: string, done: (choices: readonly Choice[]) => void) => void;

/**
 * The choice of another entry. Decap's own finds nothing for a word typed without its marks and speaks English; this one
 * loads all there is (units, plans, topics: dozens) and looks through it as a Vietnamese reader would.
 *
 * @param Relation Decap's own control
 */
export function createReferenceControl(
  Relation: ControlClass<{ loadOptions: Load }>,
): ComponentType<ControlProps> {
  class ReferenceControl extends Relation {
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
  return ReferenceControl;
}

import type { ReactNode } from 'react';
import { withoutBlanks } from '../format/values.ts';
import { type ControlClass, type ControlProps, toPlain } from './decap.ts';
import type { ObjectControl } from './object-control.tsx';

const isBlank = (value: unknown): boolean => withoutBlanks(toPlain(value)) === undefined;

/**
 * An optional group of fields, some of them required once the group is there: a photo needs its credit, but a story does not
 * need a photo. Decap's own object asks for the required ones always. Left blank, the group is left out of the file.
 *
 * @param Base the control of an object
 */
export function createGroupControl(Base: ControlClass<ObjectControl>): ControlClass {
  return class GroupControl extends Base {
    constructor(props: ControlProps) {
      super(props);
      this.state = { ...this.state, collapsed: isBlank(props.value) };
      const validateAll = this.validate;
      this.validate = () => {
        if (!isBlank(this.props.value)) return validateAll();
        for (const child of Object.values(this.childRefs)) child?.props.onValidate?.([]);
      };
    }

    override render(): ReactNode {
      return (
        <div className="gs-group">
          {super.render()}
          {!isBlank(this.props.value) && (
            <button type="button" className="gs-switch" onClick={() => this.props.onChange(undefined)}>
              Bỏ “{String(this.props.field.get('label'))}”
            </button>
          )}
        </div>
      );
    }
  };
}

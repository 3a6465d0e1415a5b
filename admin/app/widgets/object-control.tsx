import { createContext, type ReactNode } from 'react';
import { type ControlClass, type Keyed, toPlain } from './decap.ts';

/** What Decap's object control has that ours lean on (decap-cms-widget-object, `ObjectControl.js`). */
export interface ObjectControl {
  state: { readonly collapsed: boolean };
  validate: () => void;
  readonly childRefs: Readonly<
    Record<string, { readonly props: { onValidate?: (errors: readonly unknown[]) => void } } | undefined>
  >;
}

/** The fields of one object, as one of them sees the others. */
export interface Siblings {
  readonly values: Readonly<Record<string, unknown>>;
  /** Fills in fields that are blank by now; the others stay as they are. @returns the names of those that it filled */
  readonly fill: (values: Readonly<Record<string, string>>) => string[];
}

export const SiblingsContext = createContext<Siblings>({ values: {}, fill: () => [] });

/**
 * Decap's group of fields, of which each may look at the others: Decap tells a control its own value and nothing else, but the
 * focal point of a photo is a place on that photo.
 *
 * @param DecapObject Decap's own control
 */
export function createObjectControl(DecapObject: ControlClass<ObjectControl>): ControlClass<ObjectControl> {
  return class extends DecapObject {
    private valuesNow(): Readonly<Record<string, unknown>> {
      return (toPlain(this.props.value) ?? {}) as Record<string, unknown>;
    }

    private readonly fill: Siblings['fill'] = (offered) => {
      const values = this.valuesNow();
      const blank = Object.entries(offered).filter(([name, text]) => text !== '' && !values[name]);
      if (blank.length > 0) {
        const filled = blank.reduce((all, [name, text]) => all.set(name, text), this.props.value as Keyed);
        this.props.onChange(filled);
      }
      return blank.map(([name]) => name);
    };

    override render(): ReactNode {
      return (
        <SiblingsContext value={{ values: this.valuesNow(), fill: this.fill }}>
          {super.render()}
        </SiblingsContext>
      );
    }
  };
}

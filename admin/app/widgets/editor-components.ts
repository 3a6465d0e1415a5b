import { type ComponentName, components } from '../../../src/mdx/components.ts';
import type { Field } from '../config/field.ts';
import { fieldsFrom } from '../config/fields.ts';
import { toJsonSchema } from '../config/json-schema.ts';
import { type BlockData, componentPattern, readMatch, writeComponent } from '../mdx/components.ts';

/** A block that can be put into rich text, for `CMS.registerEditorComponent`. */
export interface EditorComponent {
  readonly id: ComponentName;
  readonly label: string;
  readonly fields: readonly Field[];
  readonly pattern: RegExp;
  readonly fromBlock: (match: RegExpMatchArray) => BlockData;
  readonly toBlock: (data: BlockData) => string;
  readonly toPreview: (data: BlockData) => string;
}

const body: Field = {
  name: 'body',
  label: 'Lời bên trong',
  widget: 'text',
  required: true,
  hint: 'Mỗi đoạn cách nhau một dòng trống; gạch đầu dòng bằng “- ”.',
};

/** The components of the safe subset as Decap's blocks, each with its form. */
export const editorComponents: readonly EditorComponent[] = (Object.keys(components) as ComponentName[]).map(
  (name) => {
    const { label, form, attributes, children } = components[name];
    // Without patterns: Decap checks them when a field is left, and in a block it has nobody to tell (`Widget.js`). What is
    // wrong with a block is told by the check of the whole body.
    const fields = fieldsFrom(toJsonSchema(attributes), form).map(
      ({ pattern: _pattern, ...field }): Field => field,
    );
    return {
      id: name,
      label,
      fields: children === 'blocks' ? [...fields, body] : fields,
      pattern: componentPattern(name),
      fromBlock: readMatch,
      toBlock: (data) => writeComponent(name, data),
      // The preview pane renders the whole body by the site's own renderer; Decap asks for this all the same.
      toPreview: (data) =>
        writeComponent(name, data).replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`),
    };
  },
);

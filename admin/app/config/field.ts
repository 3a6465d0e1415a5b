/** The widgets that fields of ours use: Decap's own and, in the second line, those of `widgets/`. */
export type WidgetName =
  | 'string'
  | 'text'
  | 'number'
  | 'boolean'
  | 'datetime'
  | 'select'
  | 'image'
  | 'list'
  | 'object'
  | 'group'
  | 'focus'
  | 'reference'
  | 'mdx-body';

/**
 * A field as Decap's config has it. Decap itself takes any key in silence, so this type is the list of those that its
 * widgets read; a contract test holds the built config to it.
 */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly widget: WidgetName;
  readonly required: boolean;
  readonly hint?: string;
  /** Not required by itself, but not to be called optional either (`decap/amendments.ts`). */
  readonly asked_by_rule?: true;
  /** A regular expression and what to write instead; shown as `<label>: <what to write>.` */
  readonly pattern?: readonly [source: string, message: string];
  readonly default?: string | boolean | readonly [];
  // number, list
  readonly value_type?: 'int';
  readonly min?: number;
  readonly max?: number;
  // datetime
  readonly format?: string;
  readonly date_format?: string;
  readonly time_format?: false;
  // select
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  // image
  readonly choose_url?: false;
  readonly media_library?: { readonly allow_multiple: false };
  // list, object, group
  readonly fields?: readonly Field[];
  readonly label_singular?: string;
  readonly summary?: string;
  readonly collapsed?: boolean;
  // reference
  readonly collection?: string;
  /** Where a collection is one a year: all of them. */
  readonly collections?: readonly string[];
  readonly file?: string;
  readonly value_field?: string;
  readonly display_fields?: readonly string[];
  readonly search_fields?: readonly string[];
  readonly options_length?: number;
  // mdx-body
  readonly buttons?: readonly string[];
  readonly editor_components?: readonly string[];
  readonly modes?: readonly ('rich_text' | 'raw')[];
}

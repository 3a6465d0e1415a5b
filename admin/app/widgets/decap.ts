import type { Component, ComponentType } from 'react';

/** The part of Immutable's collections that our widgets ask of what Decap hands them. */
export interface Keyed {
  get(key: string): unknown;
  get<Value>(key: string, otherwise: Value): Value;
  getIn(path: readonly string[]): unknown;
  set(key: string, value: unknown): Keyed;
  toJS(): unknown;
}

const isKeyed = (value: unknown): value is Keyed =>
  typeof value === 'object' && value !== null && 'toJS' in value && 'get' in value;

/** Plain JSON of whatever Decap holds a value in. */
export const toPlain = (value: unknown): unknown => (isKeyed(value) ? value.toJS() : value);

/** What a widget's control is given (decap-cms-core, `Widget.js`), as far as ours use it. */
export interface ControlProps {
  readonly value: unknown;
  readonly field: Keyed;
  readonly onChange: (value: unknown, metadata?: unknown) => void;
  readonly forID: string;
}

/** A control of Decap's own that ours extend: they are classes, and their methods are what Decap calls. */
export type ControlClass<Instance = object> = new (props: ControlProps) => Component<ControlProps> & Instance;

export interface Widget {
  readonly control: ControlClass;
  readonly preview?: ComponentType<never>;
  readonly schema?: object;
}

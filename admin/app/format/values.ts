/** The value with all its text in NFC: one word typed in two encodings must be one word everywhere after. */
export function composeText(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(composeText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, composeText(inside)]));
}

/**
 * The value without what a form leaves behind when a field was never filled in or was emptied: empty text, `null`, and
 * groups with nothing in them but such. An empty list is a value at the top (`responsibilities: []` says that there are none),
 * but does not make a group worth keeping. `undefined` when nothing is left.
 */
export function withoutBlanks(value: unknown): unknown {
  if (value === '' || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(withoutBlanks).filter((item) => item !== undefined);
  if (typeof value !== 'object') return value;
  const inside = Object.entries(value)
    .map(([key, item]) => [key, withoutBlanks(item)] as const)
    .filter(([, item]) => item !== undefined);
  const worth = inside.some(([, item]) => !Array.isArray(item) || item.length > 0);
  return worth ? Object.fromEntries(inside) : undefined;
}

/** Whether two JSON values say the same, whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as never], b[key as never]))
  );
}

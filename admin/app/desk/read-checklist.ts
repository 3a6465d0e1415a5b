import { type ChecklistLine, checklistOf } from '../../../src/model/checklist.ts';
import { renderBody } from '../../../src/mdx/render.ts';
import { collectionOfKey } from '../config/decap-config.ts';
import { withoutBlanks } from '../format/values.ts';
import { checkMdx } from '../mdx/parse.ts';
import { toPlain } from '../widgets/decap.ts';
import type { OpenEntry } from './open-entry.ts';

/** What the open entry still needs, as it stands in the form; the server asks the same of what was saved. */
export function readChecklist({
  collection,
  data,
}: Pick<OpenEntry, 'collection' | 'data'>): readonly ChecklistLine[] {
  const known = collectionOfKey(collection);
  if (!known) return [];
  const values = (withoutBlanks(toPlain(data)) ?? {}) as Readonly<Record<string, unknown>>;
  const { tree, findings } = checkMdx(typeof values['body'] === 'string' ? values['body'] : '');
  return checklistOf(known.name, values, tree && findings.length === 0 ? renderBody(tree) : undefined);
}

import { diffTrees, type TreeEdit } from './trees.ts';
import type { Objects } from './objects.ts';

export type MergedFiles =
  | { readonly kind: 'clean'; readonly edits: readonly TreeEdit[] }
  | { readonly kind: 'conflict'; readonly paths: readonly string[] };

/**
 * A three-way merge of whole files: what `theirs` did to the files since `base`, as edits of `ours`.
 *
 * Files are never merged line by line as git would. An entry's lines depend on each other (a quote and its source, a
 * figure and its caption), so a text that nobody has read would be published as somebody's; a person decides instead.
 */
export async function mergeFiles(
  objects: Objects,
  trees: { readonly base: string; readonly ours: string; readonly theirs: string },
): Promise<MergedFiles> {
  const ours = new Map(
    (await diffTrees(objects, trees.base, trees.ours)).map((change) => [change.path, change.after]),
  );
  const edits: TreeEdit[] = [];
  const conflicts: string[] = [];
  for (const { path, after } of await diffTrees(objects, trees.base, trees.theirs)) {
    const mine = ours.get(path);
    if (mine === undefined) edits.push({ path, id: after });
    else if (mine !== after) conflicts.push(path);
  }
  return conflicts.length > 0 ? { kind: 'conflict', paths: conflicts } : { kind: 'clean', edits };
}

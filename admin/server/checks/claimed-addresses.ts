import { isArticleCollection, pathOf } from '../../../src/model/urls.ts';
import type { Problem } from '../../../src/schema/problem.ts';
import type { Store } from '../store/open-store.ts';
import type { TreeFile } from '../store/trees.ts';

/** An address that a text says it had before, and the line that says so. */
interface Claim {
  readonly address: string;
  readonly line: number;
}

const FIELD = 'formerAddresses';
const ADDRESS = /\bpath:\s*["']?(\/[a-z-]+\/\d{4}\/[a-z0-9-]+\/)/g;

/**
 * The former addresses that a text claims. Read by a pattern and not as YAML, since every text of `main` is asked: what
 * it takes for one too many is an address written like one in the head of an article, which no other field holds.
 */
export function claimsOf(text: string): readonly Claim[] {
  if (!text.includes(FIELD)) return [];
  const end = text.indexOf('\n---', 4);
  const head = text.slice(0, end < 0 ? undefined : end);
  const start = head.indexOf(FIELD);
  return [...head.slice(Math.max(start, 0)).matchAll(ADDRESS)].map(({ 1: address = '', index }) => ({
    address,
    line: head.slice(0, start + index).split('\n').length,
  }));
}

/** Texts never change under their id, so each is read once in the life of a server. */
const known = new WeakMap<Store, Map<string, readonly Claim[]>>();

async function claimsOfFile(store: Store, { id }: TreeFile): Promise<readonly Claim[]> {
  let ofStore = known.get(store);
  if (ofStore === undefined) known.set(store, (ofStore = new Map<string, readonly Claim[]>()));
  let claims = ofStore.get(id);
  if (claims === undefined) ofStore.set(id, (claims = claimsOf((await store.readBlob(id)).toString())));
  return claims;
}

const inContent = (path: string): string => path.replace(/^content\//, '');

/** The address that an article's file has by its name. */
function ownAddress(path: string): string | null {
  const [, collection = '', id = ''] = /^content\/([a-z]+)\/(\d{4}\/[^/]+)\.mdx$/.exec(path) ?? [];
  return isArticleCollection(collection) ? pathOf({ collection, id }) : null;
}

/**
 * Addresses that two articles would claim after a change of `main`: the site could not be built then, for anybody. What a
 * changed file is told of is its own claim, or the name that it must not take.
 *
 * @param before The files of `main`.
 * @param changed New bytes by path; null for a file that goes.
 */
export async function clashingAddresses(
  store: Store,
  before: readonly TreeFile[],
  changed: ReadonlyMap<string, Buffer | null>,
): Promise<Problem[]> {
  const articles = [...changed].filter(([path]) => ownAddress(path) !== null);
  if (articles.every(([, content]) => content === null)) return [];
  const claimedBy = new Map<string, string>();
  for (const file of before) {
    if (changed.has(file.path) || ownAddress(file.path) === null) continue;
    for (const { address } of await claimsOfFile(store, file)) claimedBy.set(address, file.path);
  }
  return articles.flatMap(([path, content]): Problem[] => {
    if (content === null) return [];
    const file = inContent(path);
    const taken = claimedBy.get(ownAddress(path) ?? '');
    const clashes = claimsOf(content.toString()).filter(({ address }) => claimedBy.has(address));
    return [
      ...(taken === undefined
        ? []
        : [
            {
              file,
              line: 1,
              field: 'tên tệp',
              found: `địa chỉ của bài đang là địa chỉ cũ của ${inContent(taken)}`,
              remedy: 'Đổi đường dẫn của bài này',
            },
          ]),
      ...clashes.map(({ address, line }) => ({
        file,
        line,
        field: `${FIELD} (Địa chỉ cũ)`,
        found: `“${address}” đã là địa chỉ cũ của ${inContent(claimedBy.get(address) ?? '')}`,
        remedy: 'Xóa địa chỉ ấy ở bài này',
      })),
    ];
  });
}

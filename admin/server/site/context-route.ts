import { localDay } from '../../../src/model/dates.ts';
import type { FastifyInstance } from 'fastify';
import { parse } from 'yaml';
import { onlySignedIn, requireSession } from '../accounts/guard.ts';
import { isYear, SITE_FILE } from '../checks/paths.ts';
import { MAIN, type Store } from '../store/open-store.ts';

/** What the editors' app has to know before it can be set up. */
export interface AdminContext {
  readonly user: { readonly name: string; readonly role: string };
  /** The years that entries lie in and the present one, the latest first; the app makes a collection of each. */
  readonly years: readonly string[];
  readonly site: { readonly name: string };
}

/** `GET /api/context`. */
export function contextRoute(
  app: FastifyInstance,
  deps: { readonly store: Store; readonly now: () => Date },
): void {
  app.get('/api/context', { onRequest: onlySignedIn }, async (request, reply): Promise<AdminContext> => {
    const { name, role } = requireSession(request).person;
    reply.header('cache-control', 'no-store');
    return {
      user: { name, role },
      years: await readYears(deps.store, deps.now()),
      site: { name: await readSiteName(deps.store) },
    };
  });
}

async function readYears(store: Store, now: Date): Promise<string[]> {
  // In December the next year is there too, for what is scheduled over New Year.
  const soon = new Date(now.getTime() + 31 * 86_400_000);
  const present = [now, soon].map((day) => localDay(day).slice(0, 4));
  const files = await store.listTree(MAIN, 'content');
  const years = files.map(({ path }) => path.split('/')[2] ?? '').filter(isYear);
  return [...new Set([...present, ...years])].sort().reverse();
}

async function readSiteName(store: Store): Promise<string> {
  const text = (await store.readFile(MAIN, SITE_FILE))?.toString() ?? '';
  try {
    const site: unknown = parse(text, { maxAliasCount: 10 });
    if (typeof site === 'object' && site !== null && 'name' in site && typeof site.name === 'string')
      return site.name;
  } catch {
    // The name only heads the app; the build tells what is wrong with the file.
  }
  return '';
}

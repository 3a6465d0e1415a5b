import type { AdminContext } from '../../server/site/context-route.ts';
import type { Stage } from '../../../src/schema/workflow.ts';
import { isKept } from '../save/kept-text.ts';

type User = AdminContext['user'];

/** An entry by Decap's names: its collection, `stories-2026`, and its slug. */
export interface DraftKey {
  readonly collection: string;
  readonly slug: string;
}

/** What Decap keeps of the person who is signed in. */
interface DecapUser {
  readonly login: string;
  readonly name: string;
}

/** What of Decap's proxy backend (decap-cms-backend-proxy, `implementation.ts`) is answered otherwise here. */
export interface ProxyBackend {
  restoreUser(): Promise<DecapUser>;
  authenticate(): Promise<DecapUser>;
  logout(): void;
  getDeployPreview(collection: string, slug: string): Promise<DeployPreview | null>;
  persistEntry(entry: SentEntry, options: { readonly collectionName: string }): Promise<unknown>;
  request(payload: {
    readonly action: string;
    readonly params: object;
    readonly tab?: string;
  }): Promise<unknown>;
}

interface SentEntry {
  readonly dataFiles: readonly { readonly slug: string }[];
}

interface DeployPreview {
  readonly url: string;
  readonly status: string;
}

export interface NewsroomDeps {
  readonly user: User;
  readonly signOut: () => void;
  /** Told when a save was refused and the server keeps what was sent. */
  readonly offerKeptText: (key: DraftKey) => void;
  /** Moves a draft back to its author: asks for a note where one is needed, and has it sent. */
  readonly giveBack: (key: DraftKey, send: (note?: string) => Promise<unknown>) => Promise<unknown>;
  /** Makes Decap's own proxy backend. */
  readonly createProxy: (...args: readonly unknown[]) => ProxyBackend;
}

export const BACKEND_NAME = 'newsroom';

/** Where Decap looks for who is signed in (decap-cms-core, `LocalStorageAuthStore`). */
const USER_KEY = 'decap-cms-user';

/** Tells Decap that the server's session counts, so that nobody is let in by one page only to be asked by the next. */
export function rememberUser({ name }: User, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(USER_KEY, JSON.stringify({ backendName: BACKEND_NAME, login: name, name }));
}

/**
 * Decap's backend for the newsroom server: its proxy backend, which knows neither names nor signing out, with the person
 * who is signed in.
 */
export function createNewsroomBackend({
  user,
  signOut,
  offerKeptText,
  giveBack,
  createProxy,
}: NewsroomDeps): new (...args: readonly unknown[]) => object {
  // Two tabs share a session; without this, what one of them saves would count as read in the other.
  const tab = crypto.randomUUID();
  const person: DecapUser = { login: user.name, name: user.name };
  return class NewsroomBackend {
    // Decap makes backends with `new`; the object that a constructor returns is what `new` gives.
    constructor(...args: readonly unknown[]) {
      const proxy = createProxy(...args);
      const ask = proxy.request.bind(proxy);
      proxy.request = (payload) => ask({ ...payload, tab });
      const persist = proxy.persistEntry.bind(proxy);
      const findPreview = proxy.getDeployPreview.bind(proxy);
      return Object.assign(proxy, {
        // Without a status Decap shows no button; without an answer it would show one that never leads anywhere.
        getDeployPreview: async (collection: string, slug: string): Promise<DeployPreview> =>
          (await findPreview(collection, slug)) ?? { url: '', status: '' },
        persistEntry: async (...sent: Parameters<ProxyBackend['persistEntry']>): Promise<unknown> => {
          try {
            return await persist(...sent);
          } catch (error) {
            const [{ dataFiles }, { collectionName }] = sent;
            const slug = dataFiles[0]?.slug;
            if (error instanceof Error && isKept(error.message) && slug !== undefined)
              offerKeptText({ collection: collectionName, slug });
            throw error;
          }
        },
        updateUnpublishedEntryStatus: (
          collection: string,
          slug: string,
          newStatus: Stage,
        ): Promise<unknown> => {
          const send = (note?: string) =>
            proxy.request({
              action: 'updateUnpublishedEntryStatus',
              params: { collection, slug, newStatus, ...(note === undefined ? {} : { note }) },
            });
          return newStatus === 'draft' ? giveBack({ collection, slug }, send) : send();
        },
        restoreUser: () => Promise.resolve(person),
        authenticate: () => Promise.resolve(person),
        logout: signOut,
      });
    }
  };
}

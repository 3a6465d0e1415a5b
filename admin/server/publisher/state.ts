/** Where the publishing of the site stands, as the terminal and the editors' app tell it. */
export type PublisherState =
  /** Nothing was asked for yet; the site, if there is one, is right. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'queued'; readonly reason: string }
  | { readonly kind: 'building'; readonly reason: string; readonly progress: Progress | null }
  | {
      readonly kind: 'live';
      readonly reason: string;
      readonly commit: string;
      /** From the request to the swap. */
      readonly seconds: number;
      /** Path on the site of what was published; `/` for more than one thing. */
      readonly link: string;
    }
  /** The site is what it was before. `message` says why, in the words of the build. */
  | { readonly kind: 'failed'; readonly reason: string; readonly message: string };

export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

type Listener = (state: PublisherState) => void;

/** The latest state, and everybody who wants to hear the next. */
export interface StateChannel {
  readonly current: PublisherState;
  tell(state: PublisherState): void;
  /** @returns A function that stops listening. */
  listen(listener: Listener): () => void;
}

export function createStateChannel(): StateChannel {
  const listeners = new Set<Listener>();
  let current: PublisherState = { kind: 'idle' };
  return {
    get current() {
      return current;
    },
    tell(state) {
      current = state;
      for (const listener of listeners) listener(state);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The part of Pagefind's browser API that is used here. */
export interface Pagefind {
  options(options: { readonly exactDiacritics: boolean }): Promise<void>;
  search(
    term: string | null,
    options?: { readonly sort?: Record<string, string>; readonly filters?: Record<string, string> },
  ): Promise<{ readonly results: readonly Hit[] }>;
  filters(): Promise<Record<string, Record<string, number>>>;
}

/** A page that was found; what it says is loaded when it is to be shown. */
export interface Hit {
  readonly id: string;
  readonly score: number;
  data(): Promise<Fragment>;
}

/** A page as Pagefind stores it. `content` has twins. */
export interface Fragment {
  readonly url: string;
  /** The address as it was indexed; `url` may have a base in front. */
  readonly raw_url?: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  /** Elements with an id; `location` counts words (runs between white space). */
  readonly anchors: readonly {
    readonly element: string;
    readonly id: string;
    readonly text: string;
    readonly location: number;
  }[];
}

import type { Shown, Suggested } from '../results/search-archive.ts';
import type { ArchiveState } from '../results/state.ts';

/** What pages ask of the search worker. Of each kind only the newest question is answered to its end. */
export type Question =
  | { readonly kind: 'show'; readonly id: number; readonly folder: string; readonly state: ArchiveState }
  | { readonly kind: 'suggest'; readonly id: number; readonly folder: string; readonly typed: string };

/** What the worker answers, with the question's id; `show` once or twice. */
export type Reply =
  | { readonly kind: 'shown'; readonly id: number; readonly shown: Shown }
  | { readonly kind: 'suggested'; readonly id: number; readonly suggested: Suggested }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

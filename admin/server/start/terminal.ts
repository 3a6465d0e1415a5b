import type { PublisherState } from '../publisher/state.ts';

/**
 * A publisher's state as a line for the operator; null for one that says nothing new.
 *
 * @param origin Where the site is, without a closing slash.
 * @param before The state that was told before.
 */
export function describeState(state: PublisherState, before: PublisherState, origin: string): string | null {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'queued':
      return `Publishing: ${state.reason}`;
    case 'building': {
      const stage = state.progress?.stage;
      const told = before.kind === 'building' ? before.progress?.stage : undefined;
      return stage === undefined || stage === told ? null : `  building: ${stage} …`;
    }
    case 'live':
      return `Live after ${state.seconds.toFixed(1)} s: ${origin}${state.link}`;
    case 'failed':
      return `Not published, the site is what it was before. ${state.reason}:\n${state.message}`;
  }
}

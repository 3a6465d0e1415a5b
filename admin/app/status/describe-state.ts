import type { PublisherState } from '../../server/publisher/state.ts';

/** The publisher's state as the status bar tells it. */
export interface Notice {
  readonly tone: 'quiet' | 'busy' | 'good' | 'bad';
  readonly text: string;
  /** From 0 to 1, where it is known how far a build is. */
  readonly progress?: number;
  readonly link?: string;
}

const SHOWN = 400;

/** @returns `undefined` when there is nothing to tell */
export function describeState(state: PublisherState): Notice | undefined {
  switch (state.kind) {
    case 'idle':
      return undefined;
    case 'queued':
      return { tone: 'busy', text: 'Đang chờ dựng trang' };
    case 'building': {
      const { done = 0, total = 0 } = state.progress ?? {};
      if (total <= 0) return { tone: 'busy', text: 'Đang dựng trang…' };
      const progress = Math.min(done / total, 1);
      return { tone: 'busy', text: `Đang dựng trang… ${Math.floor(progress * 100)}%`, progress };
    }
    case 'live':
      return {
        tone: 'good',
        text: `Đã lên trang sau ${Math.max(1, Math.round(state.seconds))} giây`,
        link: state.link,
      };
    case 'failed':
      return { tone: 'bad', text: `Chưa lên được trang, trang cũ vẫn còn. Lý do: ${shorten(state.message)}` };
  }
}

const shorten = (message: string): string => {
  const text = message.trim().replace(/\s+/g, ' ');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

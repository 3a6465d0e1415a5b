import { setTimeout } from 'node:timers/promises';

/** How long a process runs in one go. Long enough for the timer to be right, short enough that nothing waits for a turn. */
const TURN_MS = 3;

/**
 * Makes processes run as on a processor that is so many times slower: they are stopped and let go in turn, all their
 * threads together. (Chromium's own throttling leaves a page's workers as quick as they were.)
 *
 * @returns lets them run as before
 */
export function slowDown(processes: readonly number[], times: number): () => Promise<void> {
  const isDone = new AbortController();
  const signal = (name: NodeJS.Signals): void => {
    for (const id of processes) process.kill(id, name);
  };
  const turns = async (): Promise<void> => {
    while (!isDone.signal.aborted) {
      signal('SIGSTOP');
      await setTimeout(TURN_MS * (times - 1));
      signal('SIGCONT');
      await setTimeout(TURN_MS);
    }
  };
  const running = turns();
  return async () => {
    isDone.abort();
    await running;
  };
}

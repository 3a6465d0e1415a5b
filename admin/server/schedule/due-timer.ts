/** `setTimeout` counts in 32 bits: asked for more than 24.8 days, it fires at once. */
const LONGEST_MS = 24 * 3_600_000;

/** How long to sleep until a moment, in ms: a day at most, and then look at the clock again, which may have been set. */
export const sleepUntil = (moment: string, now: Date): number =>
  Math.min(Math.max(Date.parse(moment) - now.getTime(), 0), LONGEST_MS);

export interface DueTimer {
  /** Looks anew for the next moment. */
  reset(): Promise<void>;
  stop(): void;
}

/**
 * Wakes when the next article falls due. Nothing is lost when the timer is: it is set from the disk, and the publisher
 * compares the live site with the clock at every start and every minute anyway. The timer only makes it the very second.
 *
 * @param next The next moment, ISO 8601; null when none waits.
 */
export function createDueTimer(deps: {
  readonly next: () => Promise<string | null>;
  readonly onDue: () => Promise<void>;
  readonly now: () => Date;
}): DueTimer {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  async function reset(): Promise<void> {
    const moment = await deps.next();
    clearTimeout(timer);
    if (moment === null || stopped) return;
    timer = setTimeout(() => void wake(moment), sleepUntil(moment, deps.now())).unref();
  }
  async function wake(moment: string): Promise<void> {
    if (Date.parse(moment) <= deps.now().getTime()) await deps.onDue();
    await reset();
  }
  return {
    reset,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

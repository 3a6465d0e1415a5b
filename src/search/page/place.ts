/**
 * Where a reader was on the page, kept with each entry of the history. The browser's own way scrolls as soon as the page is
 * there, and the results, which come later, are then somewhere else.
 */

interface Kept {
  readonly top?: number;
}

/** Where the page is while it is still to be led back to the place of its entry. */
let awaitedAt: number | undefined;

function keepPlace(): void {
  if (scrollY === awaitedAt) return;
  const kept: Kept = { top: scrollY };
  history.replaceState(kept, '');
}

/** Keeps the place whenever scrolling ends, and when the page is left. */
export function startKeepingPlaces(): void {
  history.scrollRestoration = 'manual';
  addEventListener('pagehide', keepPlace);
  addEventListener('scrollend', keepPlace);
}

/** Keeps the place of the current entry before another is made. */
export function leavePlace(): void {
  keepPlace();
  awaitedAt = undefined;
}

/** Gives what leads back to the place of the current entry once its results are drawn, unless one has scrolled meanwhile. */
export function recallPlace(): () => void {
  let { top } = (history.state ?? {}) as Kept;
  const before = scrollY;
  awaitedAt = top === undefined ? undefined : before;
  return () => {
    awaitedAt = undefined;
    if (top !== undefined && scrollY === before) scrollTo({ top, behavior: 'instant' });
    top = undefined;
  };
}

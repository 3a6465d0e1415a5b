/**
 * Where a reader was on the page, kept with each entry of the history. The browser's own way scrolls as soon as the page is
 * there, and the results, which come later, are then somewhere else.
 */

interface Kept {
  readonly top?: number;
}

/** Keeps the place whenever scrolling ends, and before the page is left; call it too before another entry is made. */
export function keepPlace(): void {
  const kept: Kept = { top: scrollY };
  history.replaceState(kept, '');
}

export function startKeepingPlaces(): void {
  history.scrollRestoration = 'manual';
  addEventListener('pagehide', keepPlace);
  addEventListener('scrollend', keepPlace);
}

/** Gives what leads back to the place of the current entry once its results are drawn, unless one has scrolled meanwhile. */
export function recallPlace(): () => void {
  let { top } = (history.state ?? {}) as Kept;
  const before = scrollY;
  return () => {
    if (top !== undefined && scrollY === before) scrollTo({ top, behavior: 'instant' });
    top = undefined;
  };
}

const ENTRY = /#(\/collections\/[^/]+\/entries\/[^?]+)/;
const entryOf = (url: string): string | undefined => ENTRY.exec(url)?.[1];

/** Whether an address leads from one open entry straight to another: by the back button, a bookmark, a pasted link. */
export function isOtherEntry(before: string, after: string): boolean {
  const [from, to] = [entryOf(before), entryOf(after)];
  return from !== undefined && to !== undefined && from !== to;
}

/**
 * Loads the page anew when the address names another entry than the one that is open. Decap reads an entry once, when its
 * editor appears (`Editor.js`, componentDidMount), and would go on showing the first one under the address of the second.
 */
export function openOtherEntries(): void {
  window.addEventListener('hashchange', ({ oldURL, newURL }) => {
    if (!isOtherEntry(oldURL, newURL)) return;
    // Decap asks first whether unsaved text may be left, and goes back if not.
    setTimeout(() => {
      if (location.href === newURL) location.reload();
    });
  });
}

const EDITOR = /#\/collections\/([^/]+)\/(?:(new)\b|entries\/([^?]+))/;

interface Screen {
  readonly collection: string;
  /** `undefined` for an entry that is new. */
  readonly entry: string | undefined;
}

function screenOf(url: string): Screen | undefined {
  const match = EDITOR.exec(url);
  return match ? { collection: match[1] ?? '', entry: match[3] } : undefined;
}

/**
 * Whether an address leads from one editor straight to another: by the back button, a bookmark, a pasted link, the menu
 * "Viết mới". From an entry to a new one beside it Decap goes by itself, and a copy of an entry is only in its memory then.
 */
export function isOtherEntry(before: string, after: string): boolean {
  const [from, to] = [screenOf(before), screenOf(after)];
  if (!from || !to) return false;
  if (from.collection !== to.collection) return true;
  return to.entry !== undefined && from.entry !== to.entry;
}

/** The address at which a new entry was saved; Decap then goes to the entry's own, and has it. */
let savedAt: string | undefined;

/** Decap's `postSave` listener. */
export function rememberSave(): void {
  savedAt = location.href;
}

/**
 * Loads the page anew when the address names another entry than the one that is open. Decap reads an entry once, when its
 * editor appears (`Editor.js`, componentDidMount), and would go on showing the first one under the address of the second,
 * with the second one's buttons to delete and publish.
 */
export function openOtherEntries(): void {
  let isAsked = false;
  // Registered before Decap's, which would ask a second time.
  window.addEventListener('beforeunload', (event) => {
    if (isAsked) event.stopImmediatePropagation();
  });
  window.addEventListener('hashchange', ({ oldURL, newURL }) => {
    const isSaved = oldURL === savedAt && screenOf(oldURL)?.entry === undefined;
    savedAt = undefined;
    if (isSaved || !isOtherEntry(oldURL, newURL)) return;
    // Decap asks first whether unsaved text may be left, and goes back if not.
    setTimeout(() => {
      if (location.href !== newURL) return;
      isAsked = true;
      location.reload();
    });
  });
}

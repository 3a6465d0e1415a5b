/**
 * The search fields of every page. Loads nothing until one is used: the suggestions come with the first focus. Without this
 * script they are forms that lead to the archive.
 */
for (const field of document.querySelectorAll<HTMLInputElement>('form[role="search"] input[type="search"]')) {
  // The archive itself answers while one types.
  if (field.form?.id !== 'tim-kho') suggestWhenUsed(field);
}

function suggestWhenUsed(field: HTMLInputElement): void {
  let isStarted = false;
  async function start(): Promise<void> {
    // A script that failed to load is not loaded again before the next page (Chromium).
    if (isStarted || !navigator.onLine) return;
    isStarted = true;
    try {
      const { offerSuggestions } = await import('./suggestions.ts');
      offerSuggestions(field);
    } catch (error) {
      isStarted = false;
      console.warn(error);
    }
  }
  for (const use of ['focus', 'input']) field.addEventListener(use, () => void start());
  // It may have been used before this script was there.
  if (field === document.activeElement) void start();
}

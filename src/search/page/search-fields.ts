/**
 * The search fields of every page. Loads nothing until one is used: the suggestions come with the first focus. Without this
 * script they are forms that lead to the archive.
 */
const fields = [...document.querySelectorAll<HTMLInputElement>('form[role="search"] input[type="search"]')];

for (const field of fields) {
  // The archive itself answers while one types.
  if (field.form?.id === 'tim-kho') continue;
  field.addEventListener(
    'focus',
    () => {
      void import('./suggestions.ts').then(({ offerSuggestions }) => offerSuggestions(field));
    },
    { once: true },
  );
}

/** `/` leads to the field from anywhere but another field (WCAG 2.1.4: it does nothing where it could be meant as text). */
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if ((event.target as Element).closest('input, textarea, select, [contenteditable]')) return;
  const field = fields.find((one) => one.checkVisibility());
  if (!field) return;
  event.preventDefault();
  field.focus();
});

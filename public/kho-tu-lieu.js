/*
 * The archive's first word, before the page is drawn: whether its address asks for something. The lists to walk through are
 * then not shown first, and the field has the words at once, however long the search itself takes to load.
 */
{
  const asked = new URLSearchParams(location.search);
  const page = document.documentElement;
  const isAwaited = ['q', 'nam', 'loai', 'donvi', 'linhvuc', 'tu', 'den', 'sap-xep', 'trang'].some((name) =>
    asked.get(name),
  );
  page.toggleAttribute('data-awaited', isAwaited);
  page.toggleAttribute('data-asked', Boolean(asked.get('q')));
  document.addEventListener('readystatechange', () => {
    const field = document.querySelector('#tim-kho [name=q]');
    if (document.readyState === 'interactive' && field && !field.value) field.value = asked.get('q') ?? '';
  });
  // A script that does not come, or does not run, takes nothing away.
  addEventListener(
    'error',
    ({ target }) => {
      if (target === window || target instanceof HTMLScriptElement) page.removeAttribute('data-awaited');
    },
    true,
  );
}

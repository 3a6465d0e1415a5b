/**
 * The reuse panel's buttons. Without this script every text in the panel is selected by one click and every file is a link; the
 * buttons are hidden. It needs these elements:
 *
 * ```html
 * <section data-reuse="…/kit.json">
 *   <div id="a" tabindex="0">…</div>
 *   <button type="button" data-copy="a" data-html="<h1>…" data-copied="Đã sao chép." hidden>…</button>
 *   <p role="status" data-said></p>
 *   <div data-kit hidden>
 *     <button type="button">Tải cả bộ</button> <button type="button" hidden>Dừng</button>
 *     <progress hidden></progress> <p data-amount hidden></p> <p role="status"></p>
 *   </div>
 *   <a href="/…/bai.docx">…</a> <span data-size="/…/bai.docx">DOCX</span>
 * </section>
 * ```
 */
import type { Kit } from '../outputs/kit/kit.ts';
import { showBytes } from '../vietnamese/bytes.ts';

const panel = document.querySelector<HTMLElement>('[data-reuse]');
if (panel) startPanel(panel, panel.dataset['reuse'] ?? '');

function startPanel(panel: HTMLElement, manifest: string): void {
  const said = panel.querySelector('[data-said]');
  for (const button of panel.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      void copy(button).then((words) => {
        if (said) said.textContent = words;
      });
    });
  }
  const kit = panel.querySelector<HTMLElement>('[data-kit]');
  if (kit) startKit(kit, manifest);
  // Sizes are known only once the files are made; who never comes this far does not ask for them.
  const near = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    near.disconnect();
    void showSizes(panel, manifest);
  });
  near.observe(panel);
}

/** Copies what a button stands for. @returns what to say of it */
async function copy({ dataset }: HTMLButtonElement): Promise<string> {
  const source = document.getElementById(dataset['copy'] ?? '');
  if (!source) return '';
  const text = source.textContent;
  try {
    if (dataset['html'] === undefined) {
      await navigator.clipboard.writeText(text);
    } else {
      const form = (type: string, words: string) => ({ [type]: new Blob([words], { type }) });
      const forms = { ...form('text/plain', text), ...form('text/html', dataset['html']) };
      await navigator.clipboard.write([new ClipboardItem(forms)]);
    }
    return dataset['copied'] ?? '';
  } catch {
    // A page that is not served over https, or a reader who does not allow it: then the text stands selected for Ctrl + C.
    source.focus();
    getSelection()?.selectAllChildren(source);
    return 'Trình duyệt không cho sao chép giúp bạn. Chữ đã được chọn sẵn, mời bấm Ctrl + C.';
  }
}

function startKit(kit: HTMLElement, manifest: string): void {
  const [button, cancel] = kit.querySelectorAll('button');
  const bar = kit.querySelector('progress');
  const amount = kit.querySelector<HTMLElement>('[data-amount]');
  const status = kit.querySelector<HTMLElement>('[role=status]');
  if (!button || !cancel || !bar || !amount || !status) return;
  kit.hidden = false;
  button.addEventListener('click', () => {
    void import('./kit-panel.ts').then(({ downloadKit }) =>
      downloadKit(manifest, { button, cancel, bar, amount, status }),
    );
  });
}

/** Says beside each file how large it is, and on the kit's button what all of them weigh. */
async function showSizes(panel: HTMLElement, manifest: string): Promise<void> {
  const response = await fetch(manifest).catch(() => undefined);
  if (!response?.ok) return;
  const { files } = (await response.json()) as Kit;
  const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
  sizes.set(
    manifest,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  for (const place of panel.querySelectorAll<HTMLElement>('[data-size]')) {
    const bytes = sizes.get(place.dataset['size'] ?? '');
    if (bytes !== undefined) place.append(place.textContent ? ` · ${showBytes(bytes)}` : showBytes(bytes));
  }
}

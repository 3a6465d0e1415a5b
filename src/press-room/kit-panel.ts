/** What the button for the whole kit does; loaded when it is pressed. */
import type { Kit, KitFile } from '../outputs/kit/kit.ts';
import { showBytes } from '../vietnamese/bytes.ts';
import { fetchKit, type Kept, KitFault } from './fetch-kit.ts';
import { choosePlace, saveKit, type Place } from './save-kit.ts';

export interface KitElements {
  readonly button: HTMLButtonElement;
  readonly cancel: HTMLButtonElement;
  readonly bar: HTMLProgressElement;
  /** Changes all the time, so it is not read out. */
  readonly amount: HTMLElement;
  /** Read out when it changes: begun, done, failed. */
  readonly status: HTMLElement;
}

const kept: Kept = new Map();
let place: Place;

/** @param address of `kit.json` */
export async function downloadKit(address: string, elements: KitElements): Promise<void> {
  const { button, cancel, bar, amount, status } = elements;
  const stop = new AbortController();
  const onCancel = (): void => stop.abort();
  cancel.addEventListener('click', onCancel);
  button.disabled = true;
  try {
    const manifest = await readManifest(address, stop.signal);
    const kit = JSON.parse(manifest) as Kit;
    const total = kit.files.reduce((sum, { bytes }) => sum + bytes, 0);
    place ??= await choosePlace(kit);
    bar.max = total;
    for (const element of [bar, amount, cancel]) element.hidden = false;
    // A button that is off holds no focus, and who came by the keyboard goes on with the one that can be pressed.
    if (document.activeElement === button || document.activeElement === document.body) cancel.focus();
    status.textContent = `Đang tải ${kit.files.length} tệp, ${showBytes(total)}.`;
    const onProgress = (bytes: number, file: KitFile): void => {
      bar.value = bytes;
      amount.textContent = `${showBytes(bytes)} / ${showBytes(total)} · ${file.label}`;
    };
    await fetchKit(kit, { kept, signal: stop.signal, onProgress });
    await saveKit(kit, manifest, kept, place);
    status.textContent = `Xong: ${kit.name}.zip, ${kit.files.length} tệp, tệp nào cũng khớp mã kiểm tra.`;
    button.textContent = 'Tải lại cả bộ';
  } catch (error) {
    status.textContent = explain(error);
    button.textContent = 'Thử lại';
  } finally {
    const wasThere = document.activeElement === cancel;
    cancel.removeEventListener('click', onCancel);
    for (const element of [bar, amount, cancel]) element.hidden = true;
    button.disabled = false;
    if (wasThere) button.focus();
  }
}

async function readManifest(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal, cache: 'no-cache' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

const reasons = {
  offline: 'mất kết nối giữa chừng',
  absent: 'máy chủ không còn tệp này; bài có thể vừa được sửa hoặc rút',
  changed: 'nội dung tải về không khớp mã kiểm tra',
} as const;

function explain(error: unknown): string {
  const stays = 'Những tệp đã tải xong được giữ lại, bấm “Thử lại” để tải tiếp.';
  if (error instanceof KitFault)
    return `Không lấy được tệp “${error.file.name}”: ${reasons[error.reason]}. ${stays}`;
  if (error instanceof DOMException && error.name === 'AbortError') return `Đã dừng. ${stays}`;
  return 'Không đọc được danh sách tệp của bộ này. Mời bạn thử lại, hoặc tải từng tệp theo các liên kết ở đây.';
}

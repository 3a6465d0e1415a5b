import type { Shown, Suggested } from '../results/search-archive.ts';
import type { Question, Reply } from './messages.ts';
import type { ArchiveState } from '../results/state.ts';

/** A page's line to the search worker, which is started by the first question. */
let worker: Worker | undefined;
let lastId = 0;
const listeners = new Map<number, (reply: Reply) => void>();

function ask(question: Question, listen: (reply: Reply) => void): void {
  if (!worker) {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => listeners.get(data.id)?.(data));
    worker.addEventListener('error', ({ message }) => {
      // The next question starts another.
      worker = undefined;
      for (const [id, tell] of listeners) tell({ kind: 'failed', id, reason: message });
    });
  }
  listeners.set(question.id, listen);
  worker.postMessage(question);
}

/** Where the index lies, seen from any page. */
const folder = (): string => new URL('/muc-luc/', location.href).href;

/**
 * @param onShown called once, or first with what is there and then with the whole; never after `signal` is aborted
 * @throws Error when the index can't be loaded
 */
export function askToShow(
  state: ArchiveState,
  signal: AbortSignal,
  onShown: (shown: Shown) => void,
): Promise<void> {
  return listenTo({ kind: 'show', id: ++lastId, folder: folder(), state }, signal, (reply) => {
    if (reply.kind !== 'shown') return false;
    onShown(reply.shown);
    return reply.shown.isFinal;
  });
}

/** @throws Error when the index can't be loaded */
export async function askToSuggest(typed: string, signal: AbortSignal): Promise<Suggested | undefined> {
  let suggested: Suggested | undefined;
  await listenTo({ kind: 'suggest', id: ++lastId, folder: folder(), typed }, signal, (reply) => {
    if (reply.kind === 'suggested') suggested = reply.suggested;
    return true;
  });
  return suggested;
}

/** Resolves when `hear` says that it has heard all, or the question is stale. */
function listenTo(question: Question, signal: AbortSignal, hear: (reply: Reply) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      listeners.delete(question.id);
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    ask(question, (reply) => {
      if (signal.aborted) return;
      if (reply.kind === 'failed') {
        listeners.delete(question.id);
        reject(new Error(reply.reason));
      } else if (hear(reply)) end();
    });
  });
}

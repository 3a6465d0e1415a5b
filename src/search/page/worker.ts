import { ArchiveSearch } from '../results/search-archive.ts';
import { MANIFEST } from '../store/manifest.ts';
import type { Question, Reply } from './messages.ts';

/** The search worker: what takes long happens here, and the page stays free for the reader's fingers. */

const running = new Map<Question['kind'], AbortController>();
let opened: { readonly folder: string; readonly search: ArchiveSearch } | undefined;

const reply = (message: Reply): void => {
  postMessage(message);
};

/** Lets a newer question in: messages are heard only between two tasks. */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(undefined);
  });

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  running.get(data.kind)?.abort();
  const controller = new AbortController();
  running.set(data.kind, controller);
  const { signal } = controller;
  if (opened?.folder !== data.folder)
    opened = { folder: data.folder, search: new ArchiveSearch((path) => load(new URL(path, data.folder))) };
  answer(opened.search, data, signal).catch((error: unknown) => {
    if (!signal.aborted) reply({ kind: 'failed', id: data.id, reason: String(error) });
  });
});

/** How long a server may take to begin its answer; after that it counts as not to be reached. */
const BEGIN_MS = 10_000;

/** A segment's files never change; which segments there are changes with every publication. */
async function load(file: URL): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`No answer for ${file.pathname}`)), BEGIN_MS);
  const cache = file.pathname.endsWith(`/${MANIFEST}`) ? 'no-cache' : 'default';
  return fetch(file, { cache, signal: late.signal }).finally(() => clearTimeout(timer));
}

async function answer(search: ArchiveSearch, question: Question, signal: AbortSignal): Promise<void> {
  const { id } = question;
  if (question.kind === 'show') {
    await search.show(question.state, { signal, pause }, (shown) => reply({ kind: 'shown', id, shown }));
  } else {
    const suggested = await search.suggest(question.typed, { signal, pause });
    if (!signal.aborted) reply({ kind: 'suggested', id, suggested });
  }
}

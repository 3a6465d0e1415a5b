import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { createRoot } from 'react-dom/client';
import type { DraftState } from '../../server/protocol/draft-state.ts';
import { Checklist, isMissing } from './checklist.tsx';
import { fetchDraftState } from './draft-state.ts';
import { NoteList, isGivenBack } from './note-list.tsx';
import { onOpenEntryChange, openEntry, type OpenEntry } from './open-entry.ts';
import { readChecklist } from './read-checklist.ts';

/**
 * Shows in a place of the status bar what there is to say about the open entry. Not in the preview pane, which can be shut,
 * and not in Decap's tree, where it would be a part of the form.
 */
export function showEntryDesk(place: HTMLElement): void {
  createRoot(place).render(<EntryDesk />);
}

function EntryDesk(): ReactNode {
  const entry = useSyncExternalStore(onOpenEntryChange, openEntry);
  return entry && <Desk key={`${entry.collection}/${entry.slug}`} entry={entry} />;
}

function Desk({ entry }: { readonly entry: OpenEntry }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const draft = useDraftState(entry, (state) => state.own && isGivenBack(state) && setOpen(true));
  // Behind the typing, which must not wait for it.
  const data = useDeferredValue(entry.data);
  const lines = useMemo(
    () => readChecklist({ collection: entry.collection, data }),
    [entry.collection, data],
  );
  const isQuiet = lines.length === 0 && !draft?.notes.length;
  const missing = lines.filter(isMissing).length;
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    setOpen(false);
    toggle.current?.focus();
  };
  return (
    <>
      {!isQuiet && (
        <div onKeyDown={close}>
          <button
            ref={toggle}
            type="button"
            className="gs-switch gs-desk-toggle"
            aria-expanded={isOpen}
            aria-controls="gs-desk-panel"
            onClick={() => setOpen(!isOpen)}
          >
            {lines.length === 0 ? (
              'Lời nhắn'
            ) : (
              <>
                Trước khi đăng:{' '}
                <b data-missing={missing > 0}>{missing > 0 ? `còn thiếu ${missing}` : 'đủ'}</b>
              </>
            )}
          </button>
          <section id="gs-desk-panel" className="gs-desk-panel" aria-label="Bài đang mở" hidden={!isOpen}>
            {draft && <NoteList draft={draft} />}
            <Checklist lines={lines} />
          </section>
        </div>
      )}
      {entry.slug !== undefined && (
        <a
          className="gs-status-page"
          href={`/admin/lich-su/${entry.collection}/${entry.slug}`}
          target="_blank"
          rel="noopener"
        >
          Lịch sử bài
        </a>
      )}
    </>
  );
}

/** The open entry's draft as the server has it, asked for anew when the entry or its stage is another. */
function useDraftState(
  { collection, slug, stage }: OpenEntry,
  onArrival: (state: DraftState) => void,
): DraftState | null {
  const [state, setState] = useState<DraftState | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (slug === undefined || stage === undefined) setState(null);
    else
      void fetchDraftState({ collection, slug }).then((arrived) => {
        if (!isCurrent) return;
        setState(arrived);
        if (arrived) onArrival(arrived);
      });
    return () => {
      isCurrent = false;
    };
    // `onArrival` is another function at every rendering and changes nothing of what is asked.
  }, [collection, slug, stage]);
  return state;
}

import type { ReactNode } from 'react';
import { showMoment } from '../../../src/model/dates.ts';
import { stageLabels } from '../../../src/schema/workflow.ts';
import type { DraftNote, DraftState } from '../../server/protocol/draft-state.ts';

/** Whether a draft lies with its author again because somebody gave it back. */
export const isGivenBack = ({ stage, notes }: DraftState): boolean =>
  stage === 'draft' && notes[0]?.to === 'draft';

/** What was said about a draft when it was moved, the latest first. */
export function NoteList({ draft }: { readonly draft: DraftState }): ReactNode {
  const [latest, ...before] = draft.notes;
  if (!latest) return null;
  return (
    <>
      <h2>{isGivenBack(draft) ? 'Bài được trả lại' : 'Lời nhắn'}</h2>
      <Note note={latest} />
      {before.length > 0 && (
        <details>
          <summary>{before.length} lời nhắn trước</summary>
          {before.map((note, index) => (
            <Note key={index} note={note} />
          ))}
        </details>
      )}
    </>
  );
}

function Note({ note: { by, at, text, to } }: { readonly note: DraftNote }): ReactNode {
  return (
    <figure className="gs-said">
      <blockquote>{text}</blockquote>
      <figcaption>
        {by}, <time dateTime={at}>{showMoment(at)}</time>, chuyển sang “{stageLabels[to]}”
      </figcaption>
    </figure>
  );
}

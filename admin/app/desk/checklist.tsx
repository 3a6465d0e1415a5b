import type { ReactNode } from 'react';
import type { ChecklistLine } from '../../../src/model/checklist.ts';

export const isMissing = ({ blocks, done }: ChecklistLine): boolean => blocks && !done;

/** What must be there before publication, done or not; then what would read better. */
export function Checklist({ lines }: { readonly lines: readonly ChecklistLine[] }): ReactNode {
  if (lines.length === 0) return null;
  const advice = lines.filter(({ blocks, done }) => !blocks && !done);
  return (
    <>
      <h2>Trước khi đăng</h2>
      <ul className="gs-checklist">
        {lines
          .filter(({ blocks }) => blocks)
          .map((line) => (
            <Line key={line.field} line={line} state={line.done ? 'done' : 'missing'} />
          ))}
      </ul>
      {advice.length > 0 && (
        <>
          <h2>Nên xem lại</h2>
          <ul className="gs-checklist">
            {advice.map((line) => (
              <Line key={line.field} line={line} state="advice" />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const words = { done: 'Xong', missing: 'Còn thiếu', advice: 'Gợi ý' } as const;

function Line({
  line: { label, remedy },
  state,
}: {
  readonly line: ChecklistLine;
  readonly state: keyof typeof words;
}): ReactNode {
  return (
    <li data-state={state}>
      <strong>{label}</strong> <span className="gs-checklist-state">{words[state]}</span>
      {state !== 'done' && <p>{remedy}</p>}
    </li>
  );
}

import { signatureOf, type Person } from '../accounts/person.ts';
import { Refusal } from '../refusal.ts';
import { subjectLine } from '../store/commits.ts';
import { MAIN, type Change } from '../store/open-store.ts';
import type { ProtocolContext } from './context.ts';

/**
 * Commits straight to `main`, for what needs no draft.
 *
 * @param prepare Looks at `main` as it stands and says what to change; it refuses by throwing.
 */
export function commitToMain(
  { store, lock, now }: ProtocolContext,
  person: Person,
  message: string,
  prepare: () => Promise<readonly Change[]>,
): Promise<void> {
  return lock(MAIN, async () => {
    const expected = (await store.commitAt(MAIN))?.id ?? null;
    const changes = await prepare();
    if (changes.length === 0) return;
    const author = signatureOf(person, now);
    const answer = await store.commit({
      ref: MAIN,
      expected,
      changes,
      message: subjectLine(message),
      author,
    });
    if (answer.kind === 'stale') throw new Refusal(409, 'Trang vừa được cập nhật từ nơi khác. Hãy thử lại.');
  });
}

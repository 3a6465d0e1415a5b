import { formatProblem, type Problem } from '../../../src/schema/problem.ts';
import { Refusal } from '../refusal.ts';

/**
 * The site's own check of one file: schema and safe MDX.
 *
 * @param path From the content folder, as problems name it: `stories/2026/a.mdx`, `site.yml`.
 */
export type CheckEntry = (path: string, text: string) => readonly Problem[];

/** The longest story of the archive is far below; what is longer is not a story. */
const MAX_TEXT_BYTES = 1 << 20;
const SHOWN = 8;

/** As `requireSoundText`, for a draft: what it may do without until it is published is not asked for yet. */
export function requireSoundDraftText(path: string, text: string, checkEntry: CheckEntry): void {
  requireSoundText(path, text, (...of) => checkEntry(...of).filter(({ later }) => later !== true));
}

/** Refuses a text that the site would refuse, with every problem in the words that its editor reads. */
export function requireSoundText(path: string, text: string, checkEntry: CheckEntry): void {
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES)
    throw new Refusal(413, 'Bài dài quá 1 MB. Hãy chia bài thành nhiều phần.');
  if (!text.isWellFormed() || text.includes('\0')) {
    throw new Refusal(
      422,
      'Bài có ký tự hỏng. Hãy chép phần vừa dán ra một trình soạn thảo khác rồi dán lại.',
    );
  }
  const problems = checkEntry(path.replace(/^content\//, ''), text);
  if (problems.length === 0) return;
  const lines = problems.slice(0, SHOWN).map(formatProblem);
  const more = problems.length > SHOWN ? [`… và ${problems.length - SHOWN} lỗi nữa.`] : [];
  throw new Refusal(422, ['Bài còn chỗ phải sửa:', ...lines, ...more].join('\n'));
}

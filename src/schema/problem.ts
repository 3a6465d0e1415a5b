/**
 * Something in a content file that stops it from being published, told so that its author can mend it: where it is,
 * what was found there and what to do. The words are Vietnamese, because the person who mends it is an editor.
 */
export interface Problem {
  /** The file, from the content folder: `stories/2026/ca-truc-dem.mdx`. */
  readonly file: string;
  /** The line in that file, from 1; 1 where a whole file is meant. */
  readonly line: number;
  /** The field's path with its form label: `photo.alt (Mô tả ảnh)`; `body` for the text itself. */
  readonly field: string;
  /** What was found. */
  readonly found: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Set where a draft may do without it until it is published. */
  readonly later?: true;
}

/** `stories/2026/a.mdx:4 · title (Tiêu đề): để trống. Viết tiêu đề từ 5 đến 120 ký tự.` */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line} · ${problem.field}: ${problem.found}. ${problem.remedy}.`;
}

/** Whether a text, such as what a build printed, has a line that {@link formatProblem} wrote. */
export const tellsProblem = (text: string): boolean => /^\s*\S+:\d+ · /m.test(text);

/** Thrown where problems stop a piece of work; it carries all of them, and its message lists all of them. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const files = new Set(problems.map((problem) => problem.file)).size;
    super(
      `${problems.length} problem(s) in ${files} content file(s); nothing was published:\n` +
        problems.map((problem) => `  ${formatProblem(problem)}`).join('\n'),
    );
    this.name = 'ContentError';
    this.problems = problems;
  }
}

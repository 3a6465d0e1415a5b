import type { Signature } from './objects.ts';

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly message: string;
}

/**
 * A commit as git stores it. The person is both author and committer, since the server never commits on its own account.
 */
export function renderCommit({ tree, parents, author, message }: NewCommit): string {
  const name = cleanSignature(author.name) || 'Không rõ tên';
  const email = cleanSignature(author.email).replaceAll(' ', '') || 'unknown@newsroom.invalid';
  const signature = `${name} <${email}> ${Math.floor(author.date.getTime() / 1000)} +0000`;
  const parentLines = parents.map((id) => `parent ${id}\n`).join('');
  return `tree ${tree}\n${parentLines}author ${signature}\ncommitter ${signature}\n\n${cleanMessage(message)}\n`;
}

/** Bytes that a commit's header can't hold, or that would end it: a name must not be able to forge another line. */
function cleanSignature(text: string): string {
  // Git drops these at either end of a name by itself, and refuses a name of nothing else.
  const ends = /^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/g;
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 120)
    .toWellFormed()
    .replace(ends, '');
}

/** A message of whole lines without control characters, of at most 10,000 characters, never blank. */
function cleanMessage(message: string): string {
  const clean = message
    .slice(0, 10_000)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim();
  return clean === '' ? '(không ghi chú)' : clean;
}

/** One line out of whatever was sent as a message, so that nobody writes the server's own trailers. */
export function subjectLine(text: string): string {
  const line = cleanMessage(text).replace(/\s+/g, ' ').slice(0, 200).toWellFormed();
  return line;
}

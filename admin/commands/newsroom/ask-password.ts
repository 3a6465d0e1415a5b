import type { ReadStream } from 'node:tty';
import type { Writable } from 'node:stream';

const ENTER = new Set(['\r', '\n', '\u0004']);
const ERASE = new Set(['\u007f', '\b']);
const CTRL_C = '\u0003';

/**
 * Asks for a line that is not shown while it is typed.
 *
 * @returns What was typed; null where there is no terminal to ask at.
 * @throws Error after Ctrl+C.
 */
export function askPassword(
  question: string,
  input: Pick<ReadStream, 'isTTY' | 'setRawMode' | 'on' | 'off' | 'resume' | 'pause' | 'setEncoding'>,
  output: Writable,
): Promise<string | null> {
  if (!input.isTTY) return Promise.resolve(null);
  // Before the question: whoever answers at once must not be seen either.
  input.setRawMode(true);
  input.setEncoding('utf8');
  output.write(question);
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const finish = (end: () => void): void => {
      input.off('data', read);
      input.setRawMode(false);
      input.pause();
      output.write('\n');
      end();
    };
    const read = (chunk: string): void => {
      for (const letter of chunk) {
        if (letter === CTRL_C) return finish(() => reject(new Error('Stopped; nothing was changed.')));
        if (ENTER.has(letter)) return finish(() => resolve(typed.join('')));
        if (ERASE.has(letter)) typed = typed.slice(0, -1);
        else typed.push(letter);
      }
    };
    input.on('data', read);
    input.resume();
  });
}

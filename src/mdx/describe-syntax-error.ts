import type { Finding } from './source.ts';

type Explanation = readonly [found: string, remedy: string];

/**
 * What MDX's own complaints come down to, for an editor. Both parsers (satteri in Node, micromark in the browser) word
 * them alike; their words are for developers and are not shown.
 */
const ABOUT_TAGS: readonly (readonly [RegExp, (...tags: string[]) => Explanation])[] = [
  [
    /Unexpected closing tag `<\/(.*?)>`, expected corresponding closing tag for `<(.*?)>`/,
    (close, open) => [
      `gặp </${close}> khi thẻ <${open}> chưa đóng`,
      `Đóng </${open}> trước, mỗi thẻ trên dòng riêng`,
    ],
  ],
  [
    /Expected a closing tag for `<(.*?)>`/,
    (open) => [`thẻ <${open}> chưa đóng`, `Thêm </${open}> trên dòng riêng, sau lời bên trong`],
  ],
  [
    /Expected the closing tag `<\/(.*?)>`/,
    (close) => [`</${close}> nằm lẫn trong một đoạn khác`, `Đặt </${close}> trên dòng riêng`],
  ],
  [
    /Unexpected closing (?:tag `<\/(.*?)>`|slash)/,
    (close) => [`có thẻ đóng </${close}> mà không có thẻ mở`, 'Xóa thẻ ấy, hoặc thêm thẻ mở phía trên'],
  ],
];

/** What the offending line shows, first match first. */
const ABOUT_LINES: readonly (readonly [RegExp, Explanation])[] = [
  [/<!--/, ['có ghi chú HTML <!-- … -->', 'Xóa ghi chú ấy']],
  [
    /<(?:[a-z][a-z0-9+.-]*:[^\s>]|[^\s<>]+@)/i,
    ['có địa chỉ đặt trong dấu < >', 'Viết [chữ](địa chỉ), hoặc để địa chỉ đứng một mình'],
  ],
  [
    /<\/?[A-Za-z][^>]*\{/,
    ['có thẻ với thuộc tính là mã lệnh', 'Viết giá trị là chữ trong ngoặc kép, ví dụ by="Chị An"'],
  ],
  [
    /</,
    [
      'có dấu < mà không phải thẻ đúng cách',
      'Nếu là chữ thường, gõ \\<; nếu là thẻ, xem lại ngoặc kép và dấu >',
    ],
  ],
];

const UNKNOWN: Explanation = [
  'không đọc được',
  'Xem dấu < ở dòng này: nếu là chữ thường, gõ \\<; nếu là thẻ, đóng thẻ cho đủ',
];

/**
 * Tells in Vietnamese why a body could not be parsed.
 *
 * @param error what the parser threw
 * @param body what it was given to parse
 * @param firstLine the line of the file on which the body begins
 */
export function describeSyntaxError(error: unknown, body: string, firstLine: number): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const named = (error as { line?: unknown } | null)?.line;
  const line = typeof named === 'number' ? named : Number(/(\d+):\d+/.exec(message)?.[1] ?? 1);
  const [found, remedy] = explain(message, body.split('\n')[line - 1] ?? '');
  return { line: firstLine + line - 1, field: 'nội dung', found, remedy };
}

function explain(message: string, line: string): Explanation {
  for (const [pattern, words] of ABOUT_TAGS) {
    const match = pattern.exec(message);
    if (match)
      return words(
        ...match.slice(1).map((tag: string | undefined) => tag ?? /<\/([^\s>]*)/.exec(line)?.[1] ?? ''),
      );
  }
  return ABOUT_LINES.find(([pattern]) => pattern.test(line))?.[1] ?? UNKNOWN;
}

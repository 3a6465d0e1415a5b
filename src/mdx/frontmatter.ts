import {
  LineCounter,
  type Node,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml';

/** A finding inside one file: where, what, and what to do. */
export interface Finding {
  /** From 1. */
  readonly line: number;
  readonly field: string;
  readonly found: string;
  readonly remedy: string;
}

/** A content file cut in two. `body` is byte for byte what follows the closing `---` line. */
export interface SplitFile {
  readonly head: string;
  readonly body: string;
  /** The line of the file on which `head` and `body` begin, from 1. */
  readonly headLine: number;
  readonly bodyLine: number;
}

export type Split =
  { readonly ok: true; readonly file: SplitFile } | { readonly ok: false; readonly finding: Finding };

/** No text that a person writes comes near these; a parser fed more than this is being attacked. */
export const LIMITS = {
  fileCharacters: 400_000,
  headCharacters: 64_000,
  lineCharacters: 20_000,
  nesting: 24,
  tableColumns: 20,
} as const;

const refuse = (line: number, found: string, remedy: string): Split => ({
  ok: false,
  finding: { line, field: 'tệp', found, remedy },
});

const OPEN = /^---[ \t]*\r?\n/;
const CLOSE = /^---[ \t]*(?:\r?\n|$)/m;

/**
 * Cuts a content file into YAML head and MDX body. Only a bare `---` opens a head: `---js` and its like, which some
 * readers of frontmatter run as code, are refused.
 */
export function splitFile(source: string): Split {
  if (source.length > LIMITS.fileCharacters) {
    return refuse(
      1,
      `tệp dài ${source.length} ký tự`,
      `Chia bài thành nhiều phần, mỗi phần dưới ${LIMITS.fileCharacters} ký tự`,
    );
  }
  const long = source.split('\n').findIndex((line) => line.length > LIMITS.lineCharacters);
  if (long >= 0) {
    return refuse(
      long + 1,
      `một dòng dài hơn ${LIMITS.lineCharacters} ký tự`,
      'Chia dòng ấy thành nhiều đoạn',
    );
  }
  // eslint-disable-next-line no-control-regex -- these are exactly the characters that no text may hold
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/u.exec(source);
  if (control) {
    return refuse(
      lineAt(source, control.index),
      'có ký tự điều khiển không nhìn thấy',
      'Xóa ký tự ấy, gõ lại chỗ đó',
    );
  }
  const open = OPEN.exec(source);
  if (!open) {
    return refuse(
      1,
      `dòng đầu là “${source
        .slice(0, source.indexOf('\n') + 1 || 40)
        .trim()
        .slice(0, 40)}”`,
      'Dòng đầu phải chỉ có ba gạch ---',
    );
  }
  const rest = source.slice(open[0].length);
  const close = CLOSE.exec(rest);
  if (!close)
    return refuse(1, 'phần khai báo không có dòng --- đóng lại', 'Thêm một dòng --- sau mục cuối cùng');
  const head = rest.slice(0, close.index);
  if (head.length > LIMITS.headCharacters) {
    return refuse(
      2,
      `phần khai báo dài ${head.length} ký tự`,
      `Rút xuống dưới ${LIMITS.headCharacters} ký tự`,
    );
  }
  const headLine = 2;
  return {
    ok: true,
    file: {
      head,
      body: rest.slice(close.index + close[0].length),
      headLine,
      bodyLine: headLine + countLines(head) + 1,
    },
  };
}

const countLines = (text: string): number => text.split('\n').length - 1;
const lineAt = (text: string, offset: number): number => countLines(text.slice(0, offset)) + 1;

export interface ParsedYaml {
  /** Plain JSON values: strings, numbers, booleans, null, arrays, objects. Dates stay strings. */
  readonly data: unknown;
  /** Refusals; when there are any, `data` is not to be used. */
  readonly findings: readonly Finding[];
  /** The line of the value at a path, or of its nearest parent that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Reads YAML as data and nothing else: the core schema of YAML 1.2.2 (§10.3), and neither anchors, aliases (the alias
 * bomb) nor tags, so that what an editor sees in the file is all there is.
 *
 * @param firstLine the line of the file on which `source` begins
 */
export function parseYaml(source: string, firstLine: number): ParsedYaml {
  const failed = (findings: readonly Finding[]): ParsedYaml => ({
    data: undefined,
    findings,
    lineOf: () => firstLine,
  });
  if (nestingOf(source) > LIMITS.nesting) {
    return failed([
      {
        line: firstLine,
        field: 'phần khai báo',
        found: 'các mục lồng nhau quá sâu',
        remedy: 'Bỏ bớt các dấu [ và { lồng nhau',
      },
    ]);
  }
  const counter = new LineCounter();
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    lineCounter: counter,
    logLevel: 'silent',
  });
  const lineAtOffset = (offset: number): number => firstLine + counter.linePos(offset).line - 1;
  const findings: Finding[] = [...document.errors, ...document.warnings].map((problem) => ({
    line: lineAtOffset(problem.pos[0]),
    field: 'phần khai báo',
    found: `không đọc được (${problem.code})`,
    remedy: 'Xem lại dấu hai chấm, thụt dòng và ngoặc kép ở dòng này',
  }));
  visit(document, {
    Node: (_key, node) => {
      const what = isAlias(node)
        ? 'bí danh (*)'
        : node.anchor
          ? 'neo (&)'
          : node.tag
            ? 'thẻ kiểu (!)'
            : undefined;
      if (!what) return;
      findings.push({
        line: lineAtOffset(node.range?.[0] ?? 0),
        field: 'phần khai báo',
        found: `có ${what} của YAML`,
        remedy: 'Viết thẳng giá trị ra; nếu cần dấu ấy trong chữ, đặt chữ trong ngoặc kép',
      });
    },
  });
  if (findings.length > 0) return failed(findings);
  const root: unknown = document.contents;
  return {
    data: document.toJS() as unknown,
    findings,
    lineOf: (path) => lineAtOffset(isNode(root) ? offsetOf(root, path) : 0),
  };
}

/** Brackets and indentation both nest; either deep enough would exhaust the parser's stack. */
function nestingOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of source) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
  }
  for (const line of source.split('\n')) {
    const indent = /^[ ]*(?:[-?][ \t]+)*/.exec(line)?.[0] ?? '';
    deepest = Math.max(deepest, Math.ceil(indent.length / 2));
  }
  return deepest;
}

function offsetOf(root: Node, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair: unknown = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (!isPair(pair) || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

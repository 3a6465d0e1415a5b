import {
  type ErrorCode,
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
import { countLines, type Finding, LIMITS, refuseSource } from './source.ts';

export type { Finding };

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

const refuse = (line: number, found: string, remedy: string): Split => ({
  ok: false,
  finding: { line, field: 'tệp', found, remedy },
});

const OPEN = /^---[ \t]*\r?\n/;
// Not `^` and `$`: in a multi-line pattern they also stand beside U+2028, where no other tool ends a line.
const CLOSE = /(?<![^\n])---[ \t]*(?:\r?\n|(?![^]))/;

/**
 * Cuts a content file into YAML head and MDX body. Only a bare `---` opens a head: `---js` and its like, which some
 * readers of frontmatter run as code, are refused. A byte order mark at the beginning is passed over: it is what
 * Windows' own editor writes.
 */
export function splitFile(source: string): Split {
  const finding = refuseSource(source);
  if (finding) return { ok: false, finding };
  const text = source.replace(/^\ufeff/, '');
  const open = OPEN.exec(text);
  if (!open) {
    const first = text.split('\n', 1)[0]?.trim().slice(0, 40) ?? '';
    return refuse(1, `dòng đầu là “${first}”`, 'Dòng đầu phải chỉ có ba gạch ---');
  }
  const rest = text.slice(open[0].length);
  const close = CLOSE.exec(rest);
  if (!close) {
    return refuse(1, 'phần khai báo không có dòng --- đóng lại', 'Thêm một dòng --- sau mục cuối cùng');
  }
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
    stringKeys: true,
    lineCounter: counter,
    // Not `silent`, with which a second document in the same text would go by unseen, its tags and anchors too.
    logLevel: 'error',
  });
  const lineAtOffset = (offset: number): number => firstLine + counter.linePos(offset).line - 1;
  const findings: Finding[] = [...document.errors, ...document.warnings]
    // Told below, in words that fit every tag.
    .filter((problem) => problem.code !== 'TAG_RESOLVE_FAILED')
    .slice(0, MOST_SYNTAX_FINDINGS)
    .map((problem) => {
      const [found, remedy] = YAML_ERRORS[problem.code] ?? YAML_ERROR;
      return { line: lineAtOffset(problem.pos[0]), field: 'phần khai báo', found, remedy };
    });
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

/** After the first few, what a parser complains of is mostly its own confusion. */
const MOST_SYNTAX_FINDINGS = 10;

const YAML_ERRORS: Readonly<Partial<Record<ErrorCode, readonly [found: string, remedy: string]>>> = {
  DUPLICATE_KEY: ['mục này đã có ở trên', 'Xóa một trong hai'],
  TAB_AS_INDENT: ['thụt dòng bằng phím Tab', 'Thụt dòng bằng dấu cách'],
  BAD_INDENT: ['thụt dòng không đều', 'Cho các mục cùng nhóm thụt vào bằng nhau'],
  BAD_DQ_ESCAPE: ['có dấu \\ trong ngoặc kép', 'Gõ \\\\, hoặc dùng ngoặc đơn'],
  MISSING_CHAR: ['thiếu dấu đóng ngoặc hoặc dấu phẩy', 'Đóng ngoặc đã mở ở dòng này'],
  MULTIPLE_DOCS: ['có phần khai báo thứ hai', 'Xóa dòng ... hoặc --- ở giữa phần khai báo'],
  NON_STRING_KEY: ['tên mục không phải là chữ', 'Xóa mục ấy'],
  BLOCK_AS_IMPLICIT_KEY: [
    'có hai dấu hai chấm trong một dòng',
    'Đặt cả câu sau dấu hai chấm đầu tiên trong ngoặc kép',
  ],
};
const YAML_ERROR = ['không đọc được', 'Xem lại dấu hai chấm, thụt dòng và ngoặc kép ở dòng này'] as const;

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

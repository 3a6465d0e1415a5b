/**
 * XML 1.0 (fifth edition) as data, written so that no text can become markup. For feeds, sitemaps and newswire formats
 * alike: a format says which elements it has, and escaping is nobody's to remember.
 */

export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlNode[];
}

/** A string is text, never markup. */
export type XmlNode = XmlElement | string;
/** An attribute that is `undefined` is left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** @param name with its prefix, as the format's specification writes it; names are code, never content */
export const element = (
  name: string,
  attributes: XmlAttributes,
  children: readonly XmlNode[] = [],
): XmlElement => ({ name, attributes, children });

/** An element that holds only text. */
export const textElement = (name: string, text: string): XmlElement => element(name, {}, [text]);

/**
 * A whole document in UTF-8. Elements that hold elements are indented; one that holds text stays on one line, because
 * readers of feeds take white space around a title for part of it.
 */
export function renderXml(root: XmlElement): string {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  writeElement(root, '', lines);
  return `${lines.join('\n')}\n`;
}

function writeElement({ name, attributes, children }: XmlElement, indent: string, lines: string[]): void {
  const start = `${indent}<${name}${renderAttributes(attributes)}`;
  if (children.length === 0) {
    lines.push(`${start}/>`);
  } else if (children.every((child) => typeof child !== 'string')) {
    lines.push(`${start}>`);
    for (const child of children) writeElement(child, `${indent}  `, lines);
    lines.push(`${indent}</${name}>`);
  } else {
    lines.push(`${start}>${renderInline(children)}</${name}>`);
  }
}

/** The elements of HTML without an end tag that we use: in HTML, `</br>` would be one more. */
const VOID = new Set(['br', 'hr', 'img']);

/** Nodes without anything between them that was not theirs. XHTML written so is HTML too. */
export function renderInline(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escapeText(node);
      const { name, attributes, children } = node;
      const start = `<${name}${renderAttributes(attributes)}`;
      return VOID.has(name) ? `${start}/>` : `${start}>${renderInline(children)}</${name}>`;
    })
    .join('');
}

const renderAttributes = (attributes: XmlAttributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`))
    .join('');

/** What no document may hold, not even as a reference (2.2). */
// eslint-disable-next-line no-control-regex -- these are the characters that must go
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The text as a document can hold it: NFC, whole characters only, none that XML forbids. */
export const cleanText = (text: string): string => text.toWellFormed().normalize('NFC').replace(NOT_XML, '');

const escapeText = (text: string): string =>
  cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    // `]]>` may not stand in text (2.4).
    .replaceAll('>', '&gt;')
    // A parser would turn a bare one into a line feed (2.11).
    .replaceAll('\r', '&#13;');

const escapeAttribute = (value: string): string =>
  escapeText(value)
    .replaceAll('"', '&quot;')
    // A parser would turn these into spaces (3.3.3).
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;');

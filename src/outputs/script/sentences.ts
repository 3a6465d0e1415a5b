/** After these a full stop ends no sentence. */
const ABBREVIATIONS = /(?:^|[\s(“])(?:TP|GS|PGS|TS|ThS|BS|KS|v\.v|Tr|tr|\p{Lu})\.$/u;

/** The sentences of a paragraph, with the closing marks that belong to them. */
export function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  let current = '';
  for (const part of paragraph.split(/(?<=[.!?…][”")’]*)\s+(?=[\p{Lu}\p{N}“"‘(–—-])/u)) {
    current = current === '' ? part : `${current} ${part}`;
    if (ABBREVIATIONS.test(current)) continue;
    sentences.push(current);
    current = '';
  }
  return current === '' ? sentences : [...sentences, current];
}

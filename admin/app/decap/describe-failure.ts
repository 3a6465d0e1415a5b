const actions: readonly (readonly [english: RegExp, words: string])[] = [
  [/^Failed to persist media: /, 'Chưa tải ảnh lên được: '],
  [/^Failed to delete media: /, 'Chưa xóa được ảnh: '],
];

/** What browsers say when there was no answer, or none that could be read. */
const causes: readonly (readonly [english: RegExp, words: string])[] = [
  [
    /Failed to fetch|NetworkError|Load failed|Request timed out|aborted/,
    'không nối được với máy chủ. Hãy xem lại mạng rồi thử lại.',
  ],
  [/Unexpected token|JSON/, 'máy chủ trả lời không đọc được. Hãy thử lại; nếu vẫn thế, báo người quản trị.'],
];

/**
 * A failure as an editor reads it: without the names of error classes that Decap and browsers put before the server's
 * Vietnamese words, and without addresses that a person has no use for.
 */
export function describeFailure(text: string): string {
  const [english, action = ''] = actions.find(([pattern]) => pattern.test(text)) ?? [/^/];
  const cause = text.replace(english, '').replace(/^(?:\w*Error: |API_ERROR: )+/, '');
  const known = causes.find(([pattern]) => pattern.test(cause));
  return action + (known ? known[1] : cause.replace(/ tại \/api\/kept\/[a-z0-9/-]+/, ''));
}

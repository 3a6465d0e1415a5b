import fc from 'fast-check';

/** Text as no editor should write it and some will paste it: markup, control characters, halves of emoji, bidi marks. */
export const wildText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ']]>',
        '<![CDATA[',
        '</title>',
        '</script>',
        '<!--',
        '&amp;',
        '&apos;',
        '&',
        '<',
        '>',
        '"',
        "'",
        '\u0000',
        '\u0008',
        '\u001b',
        '\ud83c',
        '\ufffe',
        '\u2028',
        '\u2029',
        '\u202e',
        '👩‍🏫',
        'đ',
        'ệ',
        'e\u0323\u0302',
        '\r',
        '\n',
        '\t',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => `T${parts.join('')}T`);

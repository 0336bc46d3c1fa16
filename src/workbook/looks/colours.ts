// The colours of headings and cells, as alpha, red, green and blue: they say who writes a column.

/** Dark enough for white letters in print, told apart also in grey. */
export const COLOURS = {
  person: 'FF1F4E79',
  seeded: 'FF2F6B4F',
  runner: 'FF7F7F7F',
  runnerCell: 'FFF2F2F2',
  required: 'FFF4B183',
  ink: 'FF1F2933',
  quiet: 'FF5F6B76',
  link: 'FF1F4E79',
  line: 'FFBFC7CF',
  paper: 'FFFFFFFF',
  answer: 'FFFFF8E1',
  /** The name of a folded group. */
  label: 'FFDCE6F0',
} as const;

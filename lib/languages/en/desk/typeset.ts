export const typeset = {
  title: 'Typography and grammar',
  whileTyping: 'Quotation marks and dashes while typing',
  whileTypingHint: 'In the language of the story. Backspace right after gives back what you typed. Kept in this browser.',
  tidy: 'Tidy the text',
  tidyHint: 'Quotation marks, dashes, three dots and spaces of the whole story, by its language. One undo takes all of it back.',
  tidied: '{count, plural, =0 {Nothing to tidy} one {# place tidied} other {# places tidied}}',
} as const

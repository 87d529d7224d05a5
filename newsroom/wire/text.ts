/** Text that JSON and Postgres can hold: no control characters but tab and newline, no half of a surrogate pair. */
export const sound = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')

/** One line: runs of blanks become a single space. */
export const oneLine = (text: string): string => sound(text).replace(/\s+/g, ' ').trim()

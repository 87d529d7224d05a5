/** A cell of CSV (RFC 4180). A spreadsheet takes text that begins with one of these signs for a formula, so it gets an apostrophe first. */
export function csvCell(value: string | number): string {
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

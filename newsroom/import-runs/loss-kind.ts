/** The longest name of a kind. */
const longest = 200

/**
 * What kind of loss a sentence of a report names: without the words of its story, its addresses and its numbers, so that the same loss in a
 * thousand stories is one line.
 */
export const lossKind = (loss: string): string =>
  loss
    .replace(/ \(\d+ times\)$/, '')
    .replace(/“[^“”]*”/g, '“…”')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s,;]+?(?=[,;:]?(?:\s|$))/gi, '…')
    .replace(/\b(picture|link to) (\S+)/g, hidePath)
    .slice(0, longest)

/** The path of a file in “picture uploads/2010/a.jpg: its site answered 404”. */
function hidePath(whole: string, what: string, word: string): string {
  const path = word.slice(0, word.lastIndexOf(':'))
  return /[/.]/.test(path) && !/^(?:…|“…”)/.test(path) ? `${what} …${word.slice(path.length)}` : whole
}

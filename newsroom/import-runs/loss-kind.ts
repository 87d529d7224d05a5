/** The longest name of a kind. */
const longest = 200

/**
 * What kind of loss a sentence of a report names: without the words of its story, its addresses and its numbers, so that the same loss in a
 * thousand stories is one line.
 */
export const lossKind = (loss: string): string =>
  loss
    .replace(/ \(\d+ times\)$/, '')
    .replace(/“[^”]*”/g, '“…”')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s,;]+?(?=[,;:]?(?:\s|$))/gi, '…')
    .replace(/\b(picture|featured picture|link to) (?!“…”|…)\S*[/.]\S*(?=:)/g, '$1 …')
    .slice(0, longest)

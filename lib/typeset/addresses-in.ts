/** Addresses of pages, files and people: their signs are no punctuation. */
const address = /(?::\/\/|www\.|\S@|[@#]\S|\p{L}\.\p{L}{2,}\/)/u

const isAddress = (word: string): boolean => address.test(word.slice(0, 2048))

/** Whether the word at the end of a text is an address, or the beginning of one. */
export const isInAddress = (text: string): boolean => isAddress(text.slice(text.search(/(?<!\S)\S*$/)))

/** Where addresses stand in a text. */
export const addressesIn = (text: string): { from: number; to: number }[] =>
  [...text.matchAll(/\S+/g)].filter(([word]) => isAddress(word)).map(({ 0: word, index }) => ({ from: index, to: index + word.length }))

/** Characters of words that are ignored in a story. Apart from input.ts, because the screen needs them. */
export const longestIgnored = 300

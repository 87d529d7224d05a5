/** Characters of a comment. Apart from input.ts, because the screen needs them. */
export const longestComment = 2000

/** Characters of the name of a version. Apart from input.ts, because the screen needs them. */
export const longestVersionName = 100

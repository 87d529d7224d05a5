/** The key (or other word of letters) with another last letter: what somebody who copies it by hand may write. Never the same word. */
export const mistypeKey = (key: string): string => key.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))

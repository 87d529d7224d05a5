import type { Say } from './words/say.ts'

/** The size of a file: "12 kB", "1.4 MB". */
export const sizeInWords = (say: Say, bytes: number): string =>
  bytes < 1_000_000
    ? say('everywhere.kilobytes', { count: Math.max(1, Math.round(bytes / 1000)) })
    : say('everywhere.megabytes', { count: Math.round(bytes / 100_000) / 10 })

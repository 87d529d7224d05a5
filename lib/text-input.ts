import { z } from 'zod'
import { cleanLine, cleanName, cleanRun, cleanText } from './clean-text.ts'

/**
 * The input schemas of text. Every text that a person may send goes through one of these (newsroom/text-inputs.test.ts
 * looks at each schema), so it is clean before it is measured. Lengths are in UTF-16 units, as a browser counts them.
 */
const cleanWith = (clean: (text: string) => string, longest: number) => z.string().overwrite(clean).max(longest)

/** One line of text, blanks at its ends left out. */
export const lineOfText = (longest: number) => cleanWith(cleanLine, longest)

/** One line that is still being written: the space after the last word stays. */
export const lineBeingWritten = (longest: number) => cleanWith(cleanRun, longest)

/** Text that may have line breaks. */
export const linesOfText = (longest: number) => cleanWith(cleanLines, longest)
const cleanLines = (text: string) => cleanText(text).trim()

/** The name of a person, a section, a topic, or words that are looked for. */
export const nameOfSomething = (longest: number) => cleanWith(cleanName, longest)

const cleanUps: readonly unknown[] = [cleanLine, cleanRun, cleanLines, cleanName]

/** Whether a schema of text cleans what it is given. */
export const isCleaned = (schema: z.ZodString): boolean =>
  (schema.def.checks ?? []).some((check) => 'tx' in check._zod.def && cleanUps.includes(check._zod.def.tx))

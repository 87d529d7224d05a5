import { z } from 'zod'
import { cleanLine, cleanName, cleanRun, cleanText } from './clean-text.ts'

/**
 * The zod types of input text. Every text that a person may send uses one of them (newsroom/text-inputs.test.ts checks each schema), so it
 * is cleaned before its length is checked. Lengths are in UTF-16 units, as in browsers.
 */
const cleanWith = (clean: (text: string) => string, longest: number) => z.string().overwrite(clean).max(longest)

/** One line of text, trimmed. */
export const lineOfText = (longest: number) => cleanWith(cleanLine, longest)

/** One line that is still being written: not trimmed. */
export const lineBeingWritten = (longest: number) => cleanWith(cleanRun, longest)

/** Text that may contain line breaks. */
export const linesOfText = (longest: number) => cleanWith(cleanLines, longest)
const cleanLines = (text: string) => cleanText(text).trim()

/** The name of a person or a section, or a query. */
export const nameOfSomething = (longest: number) => cleanWith(cleanName, longest)

const cleanUps: readonly unknown[] = [cleanLine, cleanRun, cleanLines, cleanName]

/** Whether a string schema cleans its input. */
export const isCleaned = (schema: z.ZodString): boolean =>
  (schema.def.checks ?? []).some((check) => 'tx' in check._zod.def && cleanUps.includes(check._zod.def.tx))

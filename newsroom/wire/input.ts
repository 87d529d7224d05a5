import { z } from 'zod'
import { languages } from '#lib/languages.ts'
import { lineOfText, nameOfSomething } from '#lib/text-input.ts'
import { folderOf, wireIntervals, wireStates } from '#lib/wire.ts'

/** `url`: of the web, which is checked to lead to a public server whenever it is read, or of a folder (lib/wire.ts). */
export const wireFeedInput = z.object({
  name: nameOfSomething(60).min(1),
  url: lineOfText(500).refine((text) => {
    if (folderOf(text)) return true
    const url = URL.parse(text)
    return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  }, 'This is not an address that begins with https:// or folder:.'),
  language: z.enum(languages),
  licence: lineOfText(500),
  minutes: z.literal(wireIntervals),
})
export const aboutWireFeed = z.object({ feedId: z.uuid() })
export const pauseWireFeedInput = z.object({ feedId: z.uuid(), isPaused: z.boolean() })
export const aboutWireItem = z.object({ itemId: z.uuid() })
export const markWireInput = z.object({ itemIds: z.array(z.uuid()).min(1).max(100), state: z.enum(wireStates) })

const emptyToUndefined = (value: unknown) => (value === '' ? undefined : value)
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyToUndefined, schema.optional()).catch(undefined)

/** The query of /desk/wire. Invalid values are ignored, never an error. */
export const wireListInput = z.object({
  feed: optional(z.uuid()),
  show: z.preprocess(emptyToUndefined, z.enum(['unread', 'all']).default('unread')).catch('unread'),
  words: optional(nameOfSomething(200)),
  item: optional(z.uuid()),
  after: optional(z.string().max(60)),
})
export type WireWanted = z.output<typeof wireListInput>

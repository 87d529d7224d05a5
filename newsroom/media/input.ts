import { z } from 'zod'
import { linesOfText, nameOfSomething } from '#lib/text-input.ts'

const fraction = z.coerce.number().min(0).max(1)

/** The texts and focal point of a picture. Maximum lengths are those of the document's schema. */
export const describeInput = z.object({
  id: z.uuid(),
  alt: linesOfText(1000),
  caption: linesOfText(2000),
  credit: linesOfText(300),
  focalX: fraction,
  focalY: fraction,
})
export type Description = z.output<typeof describeInput>

/** A query of the library. */
export const libraryInput = z.object({
  words: nameOfSomething(200).default(''),
  after: z.string().max(64).optional(),
  /** Those in the bin instead. */
  bin: z.literal('yes').optional(),
})

/** One picture of the library. */
export const pictureInput = z.object({ id: z.uuid() })

/** Picture ids separated by commas, to poll the state of pictures that were just added. */
export const someInput = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.uuid()).max(100))

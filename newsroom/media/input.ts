import { z } from 'zod'
import { linesOfText, nameOfSomething } from '#lib/text-input.ts'

const fraction = z.coerce.number().min(0).max(1)

/** What a person may say about a picture of the library. Lengths as in the document's schema. */
export const describeInput = z.object({
  id: z.uuid(),
  alt: linesOfText(1000),
  caption: linesOfText(2000),
  credit: linesOfText(300),
  focalX: fraction,
  focalY: fraction,
})
export type Description = z.output<typeof describeInput>

/** What the library may be asked for. */
export const libraryInput = z.object({
  words: nameOfSomething(200).default(''),
  after: z.string().max(64).optional(),
})

/** Some pictures by their ids, parted by commas: how far the files of pictures just added are. */
export const someInput = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.uuid()).max(100))

import { z } from 'zod'
import type { PictureFacts } from '#db/schema/media.ts'
import { type Crop, shapeNames } from '#lib/renditions.ts'
import { linesOfText, nameOfSomething } from '#lib/text-input.ts'
import { libraryKinds, libraryParts, mostAtOnce } from './library-choices.ts'

const fraction = z.coerce.number().min(0).max(1)
const day = z.iso.date().nullable()

/** Whose a picture is, how it may be used, and what it shows. Lengths are those of newsroom/media/embedded-facts.ts. */
export const factsInput = z.object({
  rightsHolder: linesOfText(300),
  licence: linesOfText(300),
  terms: linesOfText(2000),
  rightsEnd: day,
  askFirst: z.boolean(),
  place: linesOfText(300),
  takenOn: day,
  peopleShown: linesOfText(2000),
}) satisfies z.ZodType<PictureFacts>

/**
 * The texts, the facts and the focal point of a picture; facts that are left out stay as they are. Maximum lengths of the texts are those of
 * the document's schema.
 */
export const describeInput = z.object({
  ...factsInput.partial().shape,
  id: z.uuid(),
  alt: linesOfText(1000),
  caption: linesOfText(2000),
  credit: linesOfText(300),
  focalX: fraction,
  focalY: fraction,
})
export type Description = z.output<typeof describeInput>

const part = z.number().min(0).max(1)

/** A crop as fractions of the picture; whether it lies inside is for the verb to say, which knows the picture's size. */
export const cropFractions = z.strictObject({ left: part, top: part, width: part.gt(0) }) satisfies z.ZodType<Crop>
/** A crop for one shape; null: the focal point again. */
export const cropInput = z.object({ id: z.uuid(), shape: z.enum(shapeNames), crop: cropFractions.nullable() })
export type CropInput = z.output<typeof cropInput>

/** What several pictures have in common. What is left out stays as each of them has it. */
export const describeManyInput = z.object({
  ids: z.array(z.uuid()).min(1).max(mostAtOnce),
  facts: factsInput
    .pick({ rightsHolder: true, licence: true, terms: true, rightsEnd: true, askFirst: true, place: true })
    .extend({ credit: linesOfText(300) })
    .partial()
    .refine((facts) => Object.keys(facts).length > 0, 'says nothing'),
})

/** A query of the library. */
export const libraryInput = z.object({
  words: nameOfSomething(200).default(''),
  kind: z.enum(libraryKinds).optional(),
  part: z.enum(libraryParts).optional(),
  place: nameOfSomething(200).default(''),
  person: nameOfSomething(200).default(''),
  after: z.string().max(64).optional(),
  /** Those in the bin instead. */
  bin: z.literal('yes').optional(),
})
export type LibraryQuery = Partial<z.output<typeof libraryInput>>

/** One picture of the library. */
export const pictureInput = z.object({ id: z.uuid() })

/** Picture ids separated by commas, to poll the state of pictures that were just added. */
export const someInput = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.uuid()).max(100))

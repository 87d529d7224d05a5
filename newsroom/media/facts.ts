import type { PictureFacts } from '#db/schema/media.ts'
import { pick } from '#lib/pick.ts'

/** What a picture has beside its texts, in the order in which it is shown. */
export const factNames = [
  'rightsHolder',
  'licence',
  'terms',
  'rightsEnd',
  'askFirst',
  'place',
  'takenOn',
  'peopleShown',
] as const satisfies readonly (keyof PictureFacts)[]

/** The facts of a picture that are known: those that somebody has said. */
export const knownFacts = (picture: PictureFacts): Partial<PictureFacts> =>
  Object.fromEntries(Object.entries(pick(picture, factNames)).filter(([, fact]) => fact))

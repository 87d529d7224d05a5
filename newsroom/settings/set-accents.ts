import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { contrastOf, type Ground, grounds, leastContrast, nearestReadable } from '#lib/contrast.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { changeHouse } from './change-house.ts'
import type { accentsInput } from './input.ts'

/** A colour that cannot be read on its ground: its contrast, and the nearest colour that can. */
export type PoorAccent = { ground: Ground; contrast: number; nearest: string }

/**
 * Changes the accent colour on the light and on the dark ground; null is the usual one. A colour with too little contrast is refused: the
 * detail of 'hard-to-read' is `accents`, a PoorAccent each.
 */
export async function setAccents(admin: Actor, { light, dark }: z.output<typeof accentsInput>): Promise<Outcome<null, 'hard-to-read'>> {
  authorise(admin, 'change settings')
  const accents = [poorAccent(light, 'light'), poorAccent(dark, 'dark')].filter((found) => found !== null)
  if (accents.length > 0) return no('hard-to-read', { accents })
  await transaction((tx) => changeHouse(tx, admin, 'set-accents', { accentLight: light, accentDark: dark }))
  return done(null)
}

function poorAccent(colour: string | null, ground: Ground): PoorAccent | null {
  const contrast = colour === null ? leastContrast : contrastOf(colour, grounds[ground])
  return colour === null || contrast >= leastContrast ? null : { ground, contrast, nearest: nearestReadable(colour, ground) }
}

import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { changeHouse } from './change-house.ts'
import type { housePictureInput } from './input.ts'
import { isPicture } from './is-picture.ts'

/** Changes the picture that stands in the masthead instead of the name; null is the name again. */
export async function setLogo(admin: Actor, { mediaId }: z.output<typeof housePictureInput>): Promise<Outcome<null, 'no-such-picture'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    if (mediaId !== null && !(await isPicture(tx, mediaId))) return no('no-such-picture')
    await changeHouse(tx, admin, 'set-logo', { logoId: mediaId })
    return done(null)
  })
}

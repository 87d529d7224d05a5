import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { changeHouse } from './change-house.ts'
import type { housePictureInput } from './input.ts'
import { refusePicture } from './refuse-picture.ts'

/** Changes the picture that stands in the masthead instead of the name; null is the name again. */
export async function setLogo(
  admin: Actor,
  { mediaId, agreed = [] }: z.output<typeof housePictureInput>,
): Promise<Outcome<null, 'no-such-picture' | 'rights-ended' | 'ask-first'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const refused = mediaId && (await refusePicture(tx, mediaId, { actor: admin, subject: { kind: 'newsroom' }, agreed }))
    if (refused) return refused
    await changeHouse(tx, admin, 'set-logo', { logoId: mediaId })
    return done(null)
  })
}

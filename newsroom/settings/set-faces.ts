import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { changeHouse } from './change-house.ts'
import type { facesInput } from './input.ts'

/** Chooses the faces in which readers have the paper. */
export async function setFaces(admin: Actor, { faces }: z.output<typeof facesInput>): Promise<Outcome<null, never>> {
  authorise(admin, 'change settings')
  await transaction((tx) => changeHouse(tx, admin, 'set-faces', { faces }))
  return done(null)
}

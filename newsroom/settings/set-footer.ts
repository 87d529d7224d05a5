import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { storedTexts } from '#lib/publication.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { changeHouse } from './change-house.ts'
import type { footerInput } from './input.ts'

/** Changes the text below every page, and the links to where else the paper is found. */
export async function setFooter(admin: Actor, { footer, socialLinks }: z.output<typeof footerInput>): Promise<Outcome<null, never>> {
  authorise(admin, 'change settings')
  await transaction((tx) => changeHouse(tx, admin, 'set-footer', { footer: storedTexts(footer), socialLinks }))
  return done(null)
}

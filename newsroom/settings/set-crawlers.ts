import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { crawlerNames } from '#lib/crawlers.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { changeHouse } from './change-house.ts'
import type { crawlersInput } from './input.ts'

/** Changes whether search engines may list the paper, which crawlers of AI companies may not read it, and whether there is a /llms.txt. */
export async function setCrawlers(admin: Actor, { indexed, refused, llms }: z.output<typeof crawlersInput>): Promise<Outcome<null, never>> {
  authorise(admin, 'change settings')
  const refusedCrawlers = crawlerNames.filter((name) => refused.includes(name))
  await transaction((tx) => changeHouse(tx, admin, 'set-crawlers', { indexed, refusedCrawlers, llms }))
  return done(null)
}

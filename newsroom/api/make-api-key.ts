import { count } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { apiKeys } from '#db/schema/api-keys.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import { hashToken, makeToken } from '#newsroom/people/token.ts'
import type { apiKeyInput } from './input.ts'

/** More keys than any newsroom has programs. */
const mostKeys = 100

/** By it a scanner of leaked secrets knows whose kind it is. */
const prefix = 'galley_'

/** Makes a key with which another program reads the API, and returns it: it cannot be shown again. */
export async function makeApiKey(
  admin: Person,
  { name }: z.output<typeof apiKeyInput>,
): Promise<Outcome<{ key: string }, 'too-many-keys'>> {
  authorise(admin, 'change settings')
  requireProof(admin)
  const key = `${prefix}${makeToken()}`
  return transaction(async (tx) => {
    const [found] = await tx.select({ total: count() }).from(apiKeys)
    if ((found?.total ?? 0) >= mostKeys) return no('too-many-keys')
    const [made] = await tx
      .insert(apiKeys)
      .values({ name, secretHash: hashToken(key), hint: key.slice(-4), createdBy: admin.id })
      .returning({ id: apiKeys.id })
    await record(tx, admin, 'make-api-key', { kind: 'api-key', id: made?.id }, { name })
    return done({ key })
  })
}

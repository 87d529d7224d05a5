import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { apiKeys } from '#db/schema/api-keys.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutApiKey } from './input.ts'

/** From here on the key opens nothing. */
export async function revokeApiKey(admin: Person, { keyId }: z.output<typeof aboutApiKey>): Promise<Outcome<null, 'gone'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [revoked] = await tx.delete(apiKeys).where(eq(apiKeys.id, keyId)).returning({ name: apiKeys.name })
    if (!revoked) return no('gone')
    await record(tx, admin, 'revoke-api-key', { kind: 'api-key', id: keyId }, revoked)
    return done(null)
  })
}

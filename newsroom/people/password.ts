import { hash, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB and two passes: the second recommendation of RFC 9106, scaled to OWASP's minimum. About 30 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashOf = (password: string): Promise<string> => hash(password, cost)

/** Takes the same time for an account that does not exist or has no password, so that timing reveals nothing. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await dummyHash), password)
  return right && Boolean(passwordHash)
}

const dummyHash = hashOf(crypto.randomUUID())

import { hash, verify } from '@node-rs/argon2'

/** RFC 9106's second recommended choice scaled to OWASP's minimum: argon2id, 19 MiB, two passes. About 30 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashOf = (password: string): Promise<string> => hash(password, cost)

/** Takes as long for an account that does not exist or has no password as for one that does. */
export async function isPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  const right = await verify(kept ?? (await nobodys), password)
  return right && Boolean(kept)
}

const nobodys = hashOf(crypto.randomUUID())

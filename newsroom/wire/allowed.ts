import { internalFeeds } from '#lib/env.ts'
import { type Allows, allowsPublic } from '#newsroom/formats/public-agents.ts'

/** Public servers, and those inside that GALLEY_INTERNAL_FEEDS names. */
export function allowsForWire(): Allows {
  const inside = internalFeeds()
  return (address, port) => allowsPublic(address, port) || inside.includes(`${address}:${port}`)
}

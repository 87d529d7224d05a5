import { internalWebhooks } from '#lib/env.ts'
import { type Allows, allowsPublic } from '#newsroom/formats/public-agents.ts'

/** Public servers, and those inside that GALLEY_INTERNAL_WEBHOOKS names. */
export function allowsAlsoInternal(): Allows {
  const inside = internalWebhooks()
  return (address, port) => allowsPublic(address, port) || inside.includes(`${address}:${port}`)
}

import { z } from 'zod'
import { lineOfText, nameOfSomething } from '#lib/text-input.ts'

/** A program's address. That it leads to a public server is checked whenever something is sent. */
export const webhookInput = z.object({
  name: nameOfSomething(60).min(1),
  url: lineOfText(500).refine((text) => {
    const url = URL.parse(text)
    return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  }, 'This is not an address that begins with https://.'),
})
export const aboutWebhook = z.object({ webhookId: z.uuid() })
export const aboutDelivery = z.object({ deliveryId: z.uuid() })
export const pauseInput = z.object({ webhookId: z.uuid(), isPaused: z.boolean() })

import { z } from 'zod'
import { nameOfSomething } from '#lib/text-input.ts'

/** base64url, as browsers write bytes in JSON. */
const bytes = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\w-]+$/)

export const passkeyName = nameOfSomething(60).min(1)

const credential = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).catch({}),
}

/** A new passkey, as the browser answers (WebAuthn level 3, RegistrationResponseJSON). */
export const newPasskey = z.object({
  name: passkeyName,
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: bytes(4000),
      attestationObject: bytes(20_000),
      transports: z
        .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
        .max(7)
        .optional()
        .catch(undefined),
    }),
  }),
})

/** A passkey that is used (AuthenticationResponseJSON). */
export const usedPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(20_000),
    userHandle: bytes(200).optional(),
  }),
})
export type UsedPasskey = z.output<typeof usedPasskey>

export const aboutPasskey = z.object({ passkeyId: z.uuid() })
export const passkeyRename = z.object({ passkeyId: z.uuid(), name: passkeyName })

/** A proof that this browser is still in the hands of who signed in. */
export const proofInput = z.discriminatedUnion('way', [
  z.object({ way: z.literal('passkey'), response: usedPasskey }),
  z.object({ way: z.literal('code'), code: z.string().max(40) }),
  z.object({ way: z.literal('password'), password: z.string().max(200) }),
  z.object({ way: z.literal('link'), link: z.string().max(1000) }),
])
export type ProofSent = z.output<typeof proofInput>

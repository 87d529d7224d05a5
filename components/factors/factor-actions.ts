import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/browser'
import type { Ask } from '#components/people/words.ts'
import type { CodeAppBegun } from '#newsroom/people/code-app.ts'

type Nothing = Record<string, never>
/** Recovery codes, which come with the first second factor. */
type WithCodes = { codes: string[] | null }

/** What a person does with their own second factors. */
export type FactorActions = {
  beginPasskey: Ask<Nothing, PublicKeyCredentialCreationOptionsJSON>
  addPasskey: Ask<{ name: string; response: RegistrationResponseJSON }, WithCodes>
  renamePasskey: Ask<{ passkeyId: string; name: string }>
  removePasskey: Ask<{ passkeyId: string }>
  beginCodeApp: Ask<Nothing, CodeAppBegun>
  addCodeApp: Ask<{ sealed: string; code: string }, WithCodes>
  removeCodeApp: Ask<Nothing>
  makeRecoveryCodes: Ask<Nothing, { codes: string[] }>
}

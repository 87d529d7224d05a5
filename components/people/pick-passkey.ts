import { type AuthenticationResponseJSON, type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'

export type PasskeyOptions = PublicKeyCredentialRequestOptionsJSON

/** Lets the person use a passkey, and returns the device's answer as JSON; null when they closed the browser's dialog, or have none. */
export async function pickPasskey(optionsJSON: PasskeyOptions): Promise<string | null> {
  const response = await askForPasskey(optionsJSON)
  return response && JSON.stringify(response)
}

/** The same as an object. */
export async function askForPasskey(optionsJSON: PasskeyOptions): Promise<AuthenticationResponseJSON | null> {
  try {
    return await startAuthentication({ optionsJSON })
  } catch {
    return null // the browser does not say why
  }
}

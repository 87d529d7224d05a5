import type { Page } from '@playwright/test'

/** A device with a fingerprint reader in this page's browser (WebAuthn's virtual authenticator, by Chromium's protocol). */
export async function plugInDevice(page: Page) {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('WebAuthn.enable')
  const { authenticatorId } = await protocol.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  })
  return { lose: () => protocol.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }) }
}

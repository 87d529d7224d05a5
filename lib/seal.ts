import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { secret } from './env.ts'

/** What a sealed text is for. A text that was sealed for one purpose does not open for another. */
export type SealPurpose = 'app-secret' | 'app-set-up' | 'passkey-challenge' | 'second-step' | 'webhook'

/** Encrypts a text with a key that is derived from GALLEY_SECRET (AES-256-GCM), as base64url. */
export function seal(purpose: SealPurpose, text: string): string {
  const start = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(purpose), start)
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([start, cipher.getAuthTag(), bytes]).toString('base64url')
}

/**
 * The text; null when it was sealed for something else, by another secret, or was changed. Only the one spelling of base64url opens: what
 * works once must not work again in another.
 */
export function unseal(purpose: SealPurpose, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 28 || bytes.toString('base64url') !== sealed) return null
  const opener = createDecipheriv('aes-256-gcm', keyOf(purpose), bytes.subarray(0, 12), { authTagLength: 16 })
  opener.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** Seals facts that are good for some minutes. No two seals are the same, so that each can be used once. */
export const sealFor = (purpose: SealPurpose, minutes: number, facts: Record<string, string>): string =>
  seal(purpose, JSON.stringify({ ...facts, until: String(Date.now() + minutes * 60_000) }))

/** Those facts; null when the time is over, or it is none of ours. */
export function unsealInTime(purpose: SealPurpose, sealed: string): Record<string, string> | null {
  const text = unseal(purpose, sealed)
  if (text === null) return null
  const facts = JSON.parse(text) as Record<string, string> // only `sealFor` seals with this key
  return Number(facts.until) > Date.now() ? facts : null
}

const keyOf = (purpose: SealPurpose): Buffer => createHmac('sha256', secret()).update(`seal ${purpose}`).digest()

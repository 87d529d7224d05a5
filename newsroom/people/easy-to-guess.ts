/** Why a password is among the first that an attacker tries. */
export type EasyBecause = 'blank' | 'common' | 'repeated' | 'account'

/**
 * Checks what NIST SP 800-63B §5.1.1.2 wants refused: the most common passwords (49,000, from @zxcvbn-ts/language-common, collected from
 * leaks), repetitions and sequences, and words of the account. Digits and symbols at the end are ignored. Null: none of these.
 */
export async function easyToGuess(password: string, account: { email: string; name: string }): Promise<EasyBecause | null> {
  const text = password.normalize('NFKC').toLowerCase().trim()
  if (text.length === 0) return 'blank'
  const core = withoutTail(text)
  if (isMadeOfAccount(text, account)) return 'account'
  if (new Set(text).size < 4 || isRepeated(text) || isRepeated(core) || isRow(text)) return 'repeated'
  const common = await mostUsed()
  return [text, core, plain(text), plain(core)].some((guess) => guess.length > 3 && common.has(guess)) ? 'common' : null
}

/** The text without digits and symbols after the last letter: "password2026!" becomes "password". */
function withoutTail(text: string): string {
  let end = text.length
  while (end > 0 && !/\p{L}/u.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

const plain = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

/** The same part repeated; the last repetition may be cut off. */
function isRepeated(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length += 1)
    if (
      text ===
      text
        .slice(0, length)
        .repeat(Math.ceil(text.length / length))
        .slice(0, text.length)
    )
      return true
  return false
}

/** A sequence of characters, rising or falling: abcdefghijkl, 987654321098. */
function isRow(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at))
  const isStep = (by: number) => steps.every((step) => step === by || step === -9 * by)
  return isStep(1) || isStep(-1)
}

/** Whether fewer than eight letters and digits remain when the words of the account are removed. */
function isMadeOfAccount(text: string, { email, name }: { email: string; name: string }): boolean {
  const words = `${email} ${name}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const known = [email.toLowerCase(), ...words].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length)
  const left = known.reduce((rest, word) => rest.replaceAll(word, ' '), text)
  return left !== text && plain(left).length < 8
}

async function mostUsed(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common') // imported on use: it is 3 MB, and passwords are rarely set
  return new Set(dictionary['passwords-common'])
}

/** Why a password is among the first that somebody tries who wants in. */
export type EasyBecause = 'blank' | 'common' | 'repeated' | 'account'

/**
 * Refuses what NIST SP 800-63B §5.1.1.2 wants refused: the most used passwords (49,000 of them, by @zxcvbn-ts/language-common, from
 * the leaks that lists of guesses are made of), repetitions and rows of signs, and what stands in the account. Digits and signs
 * behind a word make it no better. Null: none of these.
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

/** Without the digits and signs that stand behind the last letter: "password2026!" is "password". */
function withoutTail(text: string): string {
  let end = text.length
  while (end > 0 && !/\p{L}/u.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

const plain = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

/** One part again and again, the last time perhaps not to its end. */
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

/** Each sign the next or the last one of the one before it: abcdefghijkl, 987654321098. */
function isRow(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at))
  const isStep = (by: number) => steps.every((step) => step === by || step === -9 * by)
  return isStep(1) || isStep(-1)
}

/** Nothing of eight letters and digits is left when the words of the account are taken out. */
function isMadeOfAccount(text: string, { email, name }: { email: string; name: string }): boolean {
  const words = `${email} ${name}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const known = [email.toLowerCase(), ...words].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length)
  const left = known.reduce((rest, word) => rest.replaceAll(word, ' '), text)
  return left !== text && plain(left).length < 8
}

async function mostUsed(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common') // late: it is 3 MB, and few set a password
  return new Set(dictionary['passwords-common'])
}

import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { randomFrom } from '#testing/random-from.ts'

/** Random numbers from a seed: the same seed types the same text, with the same faults. */
export type Random = { below: (limit: number) => number; between: (from: number, to: number) => number }
export function makeRandom(seed: number): Random {
  const next = randomFrom(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, between: (from, to) => from + below(to - from) }
}

type Key = { text: string } | { press: string }

const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя']

/** English and Ukrainian words without end, with Enter, bold and italic in between. */
function* endlessKeys({ below, between }: Random): Generator<Key> {
  while (true) {
    const mark = below(8) === 0 ? `ControlOrMeta+${below(2) ? 'b' : 'i'}` : null
    if (mark) yield { press: mark }
    const letters = alphabets[below(2)] ?? ''
    for (let left = between(1, 9); left > 0; left -= 1) yield { text: letters.charAt(below(letters.length)) }
    if (mark) yield { press: mark }
    if (below(9) === 0) yield { press: 'Enter' }
    else yield { text: below(6) === 0 ? '.' : ' ' }
  }
}

/** What the screen says when nothing that is on it can be lost. */
const claims = /^Saved$|on this device$/

/** One tab in which somebody types at human speed, and what its screen has promised. */
export class Typist {
  /** What was typed, perhaps with a last key of which nobody knows whether it arrived. */
  sent = ''
  /** So many characters of it were called saved or kept. */
  sure = 0
  /** What was not on the screen when the story was opened again, and where it may come in: a request that was under way may still arrive. */
  readonly #missing: { at: number; text: string }[] = []
  #page: Page | null = null
  #typed = 0
  readonly #random: Random
  readonly #keys: Generator<Key>
  constructor(given: Random) {
    // Each of its own: how fast the machine is changes neither the text nor anybody else's.
    this.#random = makeRandom(given.below(2 ** 31))
    this.#keys = endlessKeys(makeRandom(given.below(2 ** 31)))
  }

  /** Types on in this page, whose text is `shown`. */
  sitAt(page: Page, shown = this.sent): void {
    this.#page = page
    this.sent = shown
    this.#typed = shown.length
    this.sure = Math.min(this.sure, shown.length)
  }

  /** Types on after what is shown in a story that was opened again. */
  sitAgain(page: Page, shown: string): void {
    if (shown.length < this.sent.length) this.#missing.push({ at: shown.length, text: this.sent.slice(shown.length) })
    this.sitAt(page, shown)
  }

  /** Whether this is what was typed: each character once and in its order, and of what was missing nothing, or its beginning. */
  couldBe(text: string): boolean {
    const fits = (text: string, from: number, [next, ...rest]: readonly { at: number; text: string }[]): boolean => {
      if (!next) return text === this.sent.slice(from)
      const before = this.sent.slice(from, next.at)
      if (!text.startsWith(before)) return false
      return Array.from({ length: next.text.length + 1 }, (_, length) => before + next.text.slice(0, length)).some(
        (each) => text.startsWith(each) && fits(text.slice(each.length), next.at, rest),
      )
    }
    return fits(text, 0, this.#missing)
  }

  get page(): Page {
    if (!this.#page) throw new Error('nobody sits here')
    return this.#page
  }

  /** Types until `isOver`, or until the page is gone. */
  async typeUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      try {
        await this.#look()
        await this.#next()
      } catch (error) {
        for (let tries = 0; tries < 100 && !isOver(); tries += 1) await wait(100)
        if (isOver()) return
        throw error
      }
      // Between two keys, and now and then somebody thinks.
      await wait(this.#random.below(14) === 0 ? this.#random.between(300, 1_500) : this.#random.between(40, 170))
    }
  }

  /** The screen's status is of all that was typed before. */
  async #look(): Promise<void> {
    const said = await statusOf(this.page)
    if (claims.test(said)) this.sure = this.#typed
  }

  async #next(): Promise<void> {
    const { value: key } = this.#keys.next()
    if ('text' in key) this.sent += key.text
    else if (key.press === 'Enter') this.sent += '\n'
    if ('press' in key) await this.page.keyboard.press(key.press)
    else if (/[a-z .]/.test(key.text)) await this.page.keyboard.press(key.text === ' ' ? 'Space' : key.text)
    else await this.page.keyboard.insertText(key.text)
    this.#typed = this.sent.length
  }
}

export const statusOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('[role=status][aria-label=Saving]')?.textContent?.trim() ?? '')

type TiptapElement = Element & {
  editor: {
    state: { doc: { forEach: (each: (block: { textContent: string; nodeSize: number }, place: number, index: number) => void) => void } }
    commands: { focus: (place: number) => void }
  }
}

/** The text below headline and dek that is on the screen, with line breaks between paragraphs. */
export const shownText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const lines: string[] = []
    const { editor } = document.querySelector('.ProseMirror') as TiptapElement // Tiptap sets it
    editor.state.doc.forEach((block, _, index) => {
      if (index > 1) lines.push(block.textContent)
    })
    return lines.join('\n')
  })

/** Puts the caret at the end of the text, or of the paragraph before the one that begins with `mark`. */
export const caretBefore = (page: Page, mark: string | null): Promise<void> =>
  page.evaluate((mark) => {
    const { editor } = document.querySelector('.ProseMirror') as TiptapElement // Tiptap sets it
    let [place, isFound] = [0, false]
    editor.state.doc.forEach((block, at) => {
      if (mark !== null && block.textContent.startsWith(mark)) isFound = true
      if (!isFound) place = at + block.nodeSize - 1
    })
    editor.commands.focus(place)
  }, mark)

import { setTimeout as wait } from 'node:timers/promises'
import type { DeskWriter } from '#testing/desk-writer.ts'

/** Somebody who types one letter again and again at the end of a story, and knows how often. */
export class Typist {
  typed = 0
  readonly #writer: DeskWriter
  readonly #letter: string
  #before = 0
  #isOver = false
  #typing: Promise<void> = Promise.resolve()

  constructor(writer: DeskWriter, letter: string) {
    this.#writer = writer
    this.#letter = letter
    this.#before = this.#count()
  }

  begin(every: number): void {
    this.#typing = this.#type(every)
  }

  async end(): Promise<void> {
    this.#isOver = true
    await this.#typing
  }

  /** How many of the typed letters are in the text that this person sees. */
  found = (): number => this.#count() - this.#before

  #count = () => this.#writer.page.state().doc.textContent.split(this.#letter).length - 1

  async #type(every: number): Promise<void> {
    while (!this.#isOver) {
      const state = this.#writer.page.state()
      this.#writer.write(state.tr.insertText(this.#letter, state.doc.content.size - 1))
      this.typed += 1
      await wait(every)
    }
  }
}

/** A part of an export: its head, or one <item>. `problem`: why it is not complete. `line`: where it begins. */
export type WxrPart = { kind: 'head' | 'item'; xml: string; line: number; problem: string | null }

/** The most characters of an item. */
export const longestWxrItem = 16_000_000
/** The characters that are read of an item that is too long, to say which one it is. */
const looked = 10_000

const borders = /<!\[CDATA\[|<!--|<item(?=[\s>])|<\/item\s*>/g
const ends: Record<string, string> = { '<![CDATA[': ']]>', '<!--': '-->' }
/** The longest boundary between items, which may be split between two pieces of the file. */
const reach = 16

/**
 * Splits an export before and after its items. Time grows with the file, memory only with the longest item. Text in CDATA or in a comment
 * is not a boundary.
 */
export async function* wxrParts(text: AsyncIterable<string>): AsyncGenerator<WxrPart> {
  let kind: WxrPart['kind'] | 'between' = 'head'
  let until: string | null = null // the end of the current CDATA or comment
  let tail = '' // text that is not processed yet, and the possible beginning of a boundary
  let line = 1
  const part = new Gathered()
  const cut = (end: number): void => {
    part.add(tail.slice(0, end), kind !== 'between')
    tail = tail.slice(end)
  }
  const finishPart = (isWhole: boolean): WxrPart[] => {
    const { xml, length, newlines } = part.take()
    const tooLong = length > longestWxrItem ? `it is longer than ${longestWxrItem.toLocaleString('en')} characters` : null
    const found = kind === 'between' ? [] : [{ kind, xml, line, problem: tooLong ?? (isWhole ? null : 'it breaks off') }]
    line += newlines
    return found
  }

  for await (const piece of text) {
    tail += piece
    for (;;) {
      if (until !== null) {
        const end = tail.indexOf(until)
        if (end < 0) break
        cut(end + until.length)
        until = null
        continue
      }
      borders.lastIndex = 0
      const border = borders.exec(tail)
      if (!border) break
      const [sign] = border
      if (ends[sign]) {
        until = ends[sign]
        cut(border.index + sign.length)
      } else if (sign === '<item') {
        // An item that is never closed ends where the next one begins.
        cut(border.index)
        yield* finishPart(kind === 'head')
        kind = 'item'
        cut(sign.length)
      } else {
        cut(border.index + sign.length)
        if (kind === 'item') yield* finishPart(true)
        else finishPart(true)
        kind = 'between'
      }
    }
    cut(Math.max(0, tail.length - reach))
  }
  cut(tail.length)
  if (kind !== 'between') yield* finishPart(kind === 'head')
}

/** Collects the text of a part; of a part that is too long only the beginning. */
class Gathered {
  #pieces: string[] = []
  #length = 0
  #newlines = 0

  add(text: string, isKept: boolean): void {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#newlines += 1
    if (!isKept) return
    this.#length += text.length
    if (this.#length <= longestWxrItem) this.#pieces.push(text)
    else if (this.#pieces.length > 1 || (this.#pieces[0]?.length ?? 0) > looked) this.#pieces = [this.#pieces.join('').slice(0, looked)]
  }

  take(): { xml: string; length: number; newlines: number } {
    const taken = { xml: this.#pieces.join(''), length: this.#length, newlines: this.#newlines }
    this.#pieces = []
    this.#length = 0
    this.#newlines = 0
    return taken
  }
}

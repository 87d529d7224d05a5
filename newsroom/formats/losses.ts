/** What an import could not keep of one item, in words, each named once with how often it was met. */
export class Losses {
  private readonly met = new Map<string, number>()

  add(loss: string): void {
    this.met.set(loss, (this.met.get(loss) ?? 0) + 1)
  }

  list(): string[] {
    return [...this.met].map(([loss, times]) => (times > 1 ? `${loss} (${times} times)` : loss))
  }
}

/** A word or two of a text, for a sentence that names it. */
export const excerpt = (text: string, longest = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

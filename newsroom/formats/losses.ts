/** What could not be kept of one item: each loss once, with its number. */
export class Losses {
  private readonly met = new Map<string, number>()

  add(loss: string): void {
    this.met.set(loss, (this.met.get(loss) ?? 0) + 1)
  }

  list(): string[] {
    return [...this.met].map(([loss, times]) => (times > 1 ? `${loss} (${times} times)` : loss))
  }
}

/** The first words of a text, to name it in a sentence. */
export const excerpt = (text: string, longest = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

/**
 * The results of `work` in the order of the inputs, with at most `width` running at the same time: slow work (a picture from the network)
 * does not delay the next.
 */
export async function* readAhead<Thing, Made>(
  things: AsyncIterable<Thing>,
  width: number,
  work: (thing: Thing) => Promise<Made>,
): AsyncGenerator<Made> {
  const underWay: Promise<Made>[] = []
  const start = (thing: Thing) => {
    const made = work(thing)
    made.catch(() => {}) // handled when its turn comes
    underWay.push(made)
  }
  for await (const thing of things) {
    start(thing)
    const first = underWay.length >= width ? underWay.shift() : undefined
    if (first) yield await first
  }
  for (const made of underWay) yield await made
}

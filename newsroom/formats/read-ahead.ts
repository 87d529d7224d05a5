/**
 * What `work` makes of each thing, in their order, with at most `width` of them under way: slow work on one (a picture from
 * the network) does not hold up the next.
 */
export async function* readAhead<Thing, Made>(
  things: AsyncIterable<Thing>,
  width: number,
  work: (thing: Thing) => Promise<Made>,
): AsyncGenerator<Made> {
  const underWay: Promise<Made>[] = []
  const start = (thing: Thing) => {
    const made = work(thing)
    made.catch(() => {}) // looked at when its turn comes
    underWay.push(made)
  }
  for await (const thing of things) {
    start(thing)
    const first = underWay.length >= width ? underWay.shift() : undefined
    if (first) yield await first
  }
  for (const made of underWay) yield await made
}

import { Readable } from 'node:stream'

/** Files that are sent or put at once. Each is flushed to its disk, for which the next need not wait. */
const atOnce = 8

/** Does the same with each, several at once, and gives the answers in the order of what was given. What fails first ends it. */
export async function* inOrder<Given, Answer>(
  given: AsyncIterable<Given>,
  work: (each: Given) => Promise<Answer>,
): AsyncIterable<{ each: Given; answer: Answer }> {
  yield* Readable.from(given).map(async (each: Given) => ({ each, answer: await work(each) }), { concurrency: atOnce })
}

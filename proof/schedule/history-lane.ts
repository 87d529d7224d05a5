import { randomFrom } from '#testing/random-from.ts'
import { type Actors, History, type Kind } from './history.ts'

/** What a process is to play: these acts on that story, or as a worker does with null. */
export type Lane = { cast: Actors; articleId: string; kinds: readonly Kind[] | null; seed: number }

process.on('message', (lane: Lane) => {
  void play(lane).then(
    (asked) => process.send?.({ asked }),
    (error) => process.send?.({ problem: error instanceof Error ? error.stack : String(error) }),
  )
})

const play = ({ cast, articleId, kinds, seed }: Lane) => {
  const history = new History(cast, articleId, randomFrom(seed))
  return kinds ? history.lane(kinds) : history.work()
}

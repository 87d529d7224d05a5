import { setTimeout as wait } from 'node:timers/promises'
import { Step } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import type { Newsroom } from '#components/editor/draft/autosave.ts'
import { headlessPage, headlessState } from '#components/editor/draft/headless-page.ts'
import { ChannelClient } from '#components/ui/channel/channel-client.ts'
import { chances } from '#demo/pictures/ink.ts'
import type { StepBatch } from '#lib/document-types.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { DeskWriter, settle } from '#testing/desk-writer.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import { inventRecording } from './invent-recording.ts'
import { bodyOf } from './plain-edit.ts'
import { Replay } from './replay.ts'

const empty = storyOf({ headline: '', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } })
const story = 'a-story'

/** A newsroom whose channel is quicker than its answers, as when web is killed after it saved; some answers never come. */
class LateNewsroom {
  readonly #log = new MemoryLog(empty)
  readonly #sockets: WebSocket[] = []
  readonly #chance = chances(7)

  newsroom(): Newsroom {
    const answer = async (seenVersion: number) => {
      const batches = this.#log.since(seenVersion)
      const value = { version: this.#log.version, savedAt: new Date(0), slug: null, details: 1, mustSuggest: false, batches }
      await wait(this.#chance() * 30)
      if (this.#chance() < 0.2) throw new TypeError('Failed to fetch')
      return { ok: true, value } as const
    }
    return {
      add: async ({ seenVersion, batchId, steps }) => {
        const before = this.#log.version
        const parsed = steps.map((step) => step && Step.fromJSON(storySchema, step))
        this.#log.add(batchId, seenVersion, parsed)
        if (this.#log.version > before) this.#tell(this.#log.since(before))
        return answer(seenVersion)
      },
      since: answer,
    }
  }

  /** A channel of one page. */
  channel(): ChannelClient {
    const socket = { readyState: 1, send: () => {}, close: () => {} } as unknown as WebSocket // what the client uses of one
    this.#sockets.push(socket)
    return new ChannelClient(() => socket)
  }

  #tell(batches: readonly StepBatch[]): void {
    const data = JSON.stringify({ kind: 'changed', topic: `story:${story}`, version: this.#log.version, batches })
    for (const socket of this.#sockets) socket.onmessage?.({ data } as MessageEvent)
  }

  text = (): string => bodyOf(this.#log.doc)
}

test('words that the channel brings before their writer has an answer are where the recording has them', async () => {
  const recording = inventRecording(chances(3), 300)
  const late = new LateNewsroom()
  const replay = new Replay(recording)
  const desks = [...recording.byWriter.keys()].map((writer) => {
    const page = headlessPage(headlessState(empty, 1))
    return new DeskWriter(page, replay.listen(writer, late.newsroom()), late.channel(), story, replay.hear)
  })
  for (const desk of desks) replay.join(desk)
  const goingOn = setInterval(() => {
    for (const desk of desks) desk.goOn()
  }, 100)
  try {
    await replay.play(() => true)
    expect(await settle(desks, 20_000)).toBe(true)
  } finally {
    clearInterval(goingOn)
    for (const desk of desks) desk.stop()
  }
  const end = recording.textAt(recording.end())
  expect(late.text()).toBe(end)
  for (const desk of desks) expect([bodyOf(desk.page.state().doc), desk.lost]).toEqual([end, []])
})

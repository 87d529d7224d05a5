import type { Transaction } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import { vi } from 'vitest'
import { Autosave, type Newsroom } from '#components/editor/draft/autosave.ts'
import { headlessPage, headlessState } from '#components/editor/draft/headless-page.ts'
import { logOf } from '#components/editor/draft/step-log.ts'
import type { LocalDraft } from '#components/editor/local/kept.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { MemoryLog } from './memory-log.ts'

export const at = new Date('2026-11-22T10:00:00Z')
export const empty = storyOf({ headline: '', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } })
const stepsOf = (json: Parameters<Newsroom['add']>[0]['steps']) => json.map((step) => step && Step.fromJSON(storySchema, step))

/** A writer, a newsroom and a local copy that do what the test says. */
export function desk() {
  const log = new MemoryLog(empty)
  const localCopy: { has: LocalDraft | null; isFull: boolean; isOnlyCopy: boolean; takes: number; clears: number } = {
    ...{ has: null, isFull: false, isOnlyCopy: false },
    ...{ takes: 0, clears: 0 },
  }
  const notPlaced: string[] = []
  const details: number[] = []
  const calls = { add: 0, since: 0 }
  const honest: Newsroom = {
    async add({ seenVersion, batchId, steps }) {
      calls.add += 1
      const batches = log.add(batchId, seenVersion, stepsOf(steps))
      return { ok: true, value: { version: log.version, savedAt: at, slug: null, details: 1, mustSuggest: false, batches } }
    },
    async since(seenVersion) {
      calls.since += 1
      return { ok: true, value: { version: log.version, savedAt: at, details: 1, batches: log.since(seenVersion) } }
    },
  }
  const network = { ...honest }
  const page = headlessPage(headlessState(empty, 1))
  const autosave = new Autosave({
    page,
    savedAt: null,
    newsroom: { add: (batch) => network.add(batch), since: (version) => network.since(version) },
    onDetails: (version) => details.push(version),
    localCopy: {
      keep: async (draft, isOnlyCopy) => {
        if (localCopy.isFull) throw new Error('QuotaExceededError')
        const kept = structuredClone(draft)
        if (localCopy.takes > 0) await new Promise((resolve) => setTimeout(resolve, localCopy.takes))
        Object.assign(localCopy, { has: kept, isOnlyCopy })
      },
      clear: async () => {
        localCopy.clears += 1
        localCopy.has = null
      },
    },
    onNotPlaced: async (text) => {
      notPlaced.push(text)
      if (localCopy.takes > 0) await new Promise((resolve) => setTimeout(resolve, localCopy.takes))
      return !localCopy.isFull
    },
  })
  const type = (text: string) => {
    const { doc, tr } = page.state()
    page.dispatch(tr.insertText(text, doc.child(0).nodeSize - 1))
    autosave.changed()
  }
  const isCut = () => {
    const fail = async () => {
      throw new TypeError('Failed to fetch')
    }
    Object.assign(network, { add: fail, since: fail })
  }
  const isBack = () => Object.assign(network, honest)
  return {
    log,
    localCopy,
    page,
    autosave,
    network,
    honest,
    type,
    calls,
    notPlaced,
    details,
    isCut,
    isBack,
    headline: () => log.doc.child(0).textContent,
  }
}

/** Milliseconds go by on the clock of the test. */
export const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** A colleague, who has the newest text, changes it. */
export function writeAsColleague(log: MemoryLog, change: (tr: Transaction) => Transaction): void {
  const { state, dispatch } = headlessPage(headlessState(log.doc, log.version))
  dispatch(change(state().tr))
  const steps = logOf(state()).unconfirmed.map(({ step }) => step)
  log.add(`colleague ${log.version}`, log.version, steps)
}

import type { Node } from '@tiptap/pm/model'
import { Step } from '@tiptap/pm/transform'
import type { StepBatch } from '#lib/document-types.ts'
import { stepsToJson } from '#newsroom/articles/parse-steps.ts'
import { rebaseSteps } from '#newsroom/articles/rebase-steps.ts'
import { storySchema } from '#newsroom/articles/story-schema.ts'

/** The log as the newsroom keeps it (newsroom/articles/add-steps.ts), in memory. */
export class MemoryLog {
  readonly batches: StepBatch[] = []
  doc: Node
  version = 1
  constructor(doc: Node) {
    this.doc = doc
  }
  add(id: string, seenVersion: number, sent: (Step | null)[]): StepBatch[] {
    const since = this.since(seenVersion)
    if (this.batches.some((batch) => batch.id === id)) return since
    const places = [...sent.keys()].filter((place) => sent[place] !== null)
    const maps = since.flatMap(({ steps }) => steps.map((json) => Step.fromJSON(storySchema, json).getMap()))
    const { doc, placed } = rebaseSteps(
      this.doc,
      sent.filter((step) => step !== null),
      maps,
    )
    doc.check()
    if (placed.length > 0) {
      const from = this.version
      this.version += placed.length
      const origins = placed.map(({ origin }) => places[origin] ?? -1)
      this.batches.push({ id, from, version: this.version, personId: null, steps: stepsToJson(placed.map(({ step }) => step)), origins })
    }
    this.doc = doc
    return this.since(seenVersion)
  }
  since(version: number): StepBatch[] {
    return this.batches.filter((batch) => batch.version > version)
  }
}

import type { WorkflowActions } from '#components/workflow/actions.ts'
import type { Allowed } from '#components/workflow/workflow-bar.tsx'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'
import type { ChangedSince } from '#newsroom/workflow/changed-since.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'
import type { EditorActions } from './actions.ts'
import type { BeginStory } from './begin/begin-on-server.ts'

/** What the editor of a story is given. */
export type EditorProps = {
  story: DraftFor
  person: Pick<Person, 'id' | 'name' | 'role'>
  sections: Choice[]
  colleagues: Choice[]
  /** Who can look after the story; null for a person who may not choose. */
  editors: Choice[] | null
  allowed: {
    save: boolean
    /** Sections into which this person may not move the story. */
    notInto: string[]
    share: boolean
    discard: boolean
    requireSuggestions: boolean
    setDeadline: boolean
    setEmbargo: boolean
    liftEmbargo: boolean
    showOutside: boolean
    inviteGuest: boolean
  }
  /** The newsroom's time zone. */
  zone: string
  workflow: { readiness: Readiness; since: ChangedSince; schedules: ShownSchedule[]; allowed: Allowed; actions: WorkflowActions }
  actions: EditorActions
  /** Of a story that was begun without a network: creates it, before anything is sent. */
  begin?: BeginStory
}

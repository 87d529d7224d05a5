import { useState } from 'react'
import type { ScheduleAnswer } from '#components/schedule/standing-question.tsx'
import type { Outcome } from '#lib/outcome.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'
import { joinNote } from '#newsroom/workflow/join-note.ts'
import type { ChangeWeight, Readiness } from '#newsroom/workflow/readiness.ts'
import { useWords } from '#words'
import { keyOfBlock } from './changes-list.tsx'
import { longestNote } from './correction-fields.tsx'
import type { PanelProps, WithStanding } from './panel-props.ts'
import { useAct } from './use-act.ts'
import { useNote } from './use-note.ts'
import { useReadiness } from './use-readiness.ts'
import type { ShownProblem } from './words.ts'

type Updated = { title: string; version: number; path: string; isTextNew: boolean }

export type UpdateProps = PanelProps<Updated> & WithStanding & { startsWithNote: boolean }

/** An update while it is being prepared: what is sent of it, the note to readers, and whether it may go out. */
export function useUpdate({ articleId, startsWithNote, actions, settle, refresh, standing, onDone }: UpdateProps) {
  const say = useWords()
  const { looked, lookAgain } = useReadiness({ articleId, settle, refresh, readiness: actions.readiness })
  const { isBusy, problem, run } = useAct(refresh)
  const readiness = looked.state === 'known' ? looked.readiness : null
  const { changes, choice, only, isPart, isEmpty, weights, clear } = useChoice(readiness)
  const note = useNote(articleId, startsWithNote, draftOf(weights))
  const question = useFactQuestion(weights)

  const { tellsReaders } = note
  const agreement = useAgreement(readiness, weights)
  const said = note.text.trim()
  const hasSomething = tellsReaders ? said !== '' : !isEmpty
  const { isSettled, answer, settling } = useSettling(standing, isEmpty)
  const isFinished = readiness !== null && !readiness.embargo && (changes.length === 0 || readiness.missing.length === 0)
  const isReady = isFinished && isSettled && hasSomething && agreement.isAgreed

  async function publish() {
    if (!readiness || !isReady) return
    const sent = {
      articleId,
      seen: readiness.seen,
      including: agreement.others.map(({ id }) => id),
      only: isPart ? only : undefined,
      schedule: answer,
    }
    await run(async (): Promise<Outcome<Updated, ShownProblem>> => {
      const sending = tellsReaders
        ? await actions.correct({ ...sent, kind: note.isClarification ? 'clarification' : 'correction', text: said })
        : await actions.publish(sent)
      if (!sending.ok) {
        if (anew.includes(sending.problem)) {
          await lookAgain()
          // The places of the changes are others in the new list.
          clear()
        }
        return sending
      }
      if (tellsReaders) note.forget()
      const isTextNew = 'isTextNew' in sending.value ? sending.value.isTextNew : true
      return {
        ok: true,
        value: { title: say(tellsReaders ? 'workflow.corrected' : 'workflow.updated'), isTextNew, ...pathOf(sending.value) },
      }
    }, onDone)
  }

  /** Publishes, or asks first: other facts without a note to readers. */
  async function update() {
    if (!isReady || (!tellsReaders && question.ask())) return
    await publish()
  }

  const isRespelled = !tellsReaders && weights.length > 0 && weights.every((each) => each.isRespelled)
  return { settling, note, question, agreement, looked, lookAgain, changes, choice, isRespelled, isReady, isBusy, problem, update, publish }
}

/** Whether what was planned for the story still stands: asked before something else goes out. */
function useSettling(standing: ShownSchedule | null, isEmpty: boolean) {
  const [answer, setAnswer] = useState<ScheduleAnswer>()
  const settling = standing && !isEmpty ? { standing, answer, onChange: setAnswer } : null
  return { isSettled: !settling || answer !== undefined, answer, settling }
}

/** The people who made some of what is sent: the editor must agree to each. */
export function useAgreement(readiness: Readiness | null, weights: readonly ChangeWeight[]) {
  const [agreed, setAgreed] = useState<readonly string[]>([])
  const sent = new Set(weights.map(({ part }) => part))
  const others = (readiness?.others ?? []).filter(({ parts }) => parts.some((part) => sent.has(part)))
  return { others, isAgreed: others.every(({ id }) => agreed.includes(id)), setAgreed }
}

/** What is sent of the changes, and what that weighs. */
export function useChoice(readiness: Readiness | null) {
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const changes = readiness?.changes ?? []
  const keys = changes.flatMap((change) => (change.part === 'body' ? change.blocks.map((_, place) => keyOfBlock(place)) : [change.part]))
  const sentKeys = new Set(keys.filter((key) => !leftOut.has(key)))
  return {
    changes,
    choice: {
      leftOut,
      set: (key: string, isSent: boolean) => setLeftOut(new Set(isSent ? [...leftOut].filter((each) => each !== key) : [...leftOut, key])),
    },
    only: chosenOf(readiness?.live ?? 0, changes, leftOut),
    isPart: sentKeys.size < keys.length,
    isEmpty: sentKeys.size === 0,
    weights: (readiness?.weights ?? []).filter(({ part, block }) => sentKeys.has(block === null ? part : keyOfBlock(block))),
    clear: () => setLeftOut(new Set()),
  }
}

/** What is not left out, as the verb takes it. */
const chosenOf = (live: number, changes: NonNullable<Readiness['changes']>, leftOut: ReadonlySet<string>) => ({
  live,
  parts: changes.map(({ part }) => part).filter((part) => part === 'body' || !leftOut.has(part)),
  blocks: changes.flatMap((change) =>
    change.part === 'body' ? [...change.blocks.keys()].filter((place) => !leftOut.has(keyOfBlock(place))) : [],
  ),
})

/** An update with more new sentences than these is rewritten: nobody can tell which of them a note is about. */
const mostQuotes = 2

/** The draft of a note: of the facts that change, or else of the few sentences that do. */
function draftOf(weights: readonly ChangeWeight[]): string {
  const factual = weights.filter(({ facts }) => facts.length > 0).flatMap(({ note }) => note)
  const quotes = weights.flatMap(({ note }) => note)
  return joinNote(factual.length > 0 ? factual : quotes.length > mostQuotes ? [] : quotes, longestNote)
}

/** The question whether changed facts are a correction; it is asked once about the same facts. */
function useFactQuestion(weights: readonly ChangeWeight[]) {
  const facts = weights.flatMap((weight) => weight.facts)
  const about = JSON.stringify(facts)
  const [isOpen, setOpen] = useState(false)
  const [answered, setAnswered] = useState('')
  return {
    facts,
    isOpen: isOpen && facts.length > 0,
    /** Asks if there is something to ask. */
    ask(): boolean {
      if (facts.length === 0 || answered === about) return false
      setOpen(true)
      return true
    },
    answer() {
      setOpen(false)
      setAnswered(about)
    },
    close: () => setOpen(false),
  }
}

/** After these problems the list is reloaded, so that the editor sees what is new before publishing. */
const anew: readonly ShownProblem[] = ['unfinished', 'stale', 'embargoed', 'others-changes']
const pathOf = ({ version, path }: { version: number; path: string }) => ({ version, path })

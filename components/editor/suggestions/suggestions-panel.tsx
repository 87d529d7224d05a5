'use client'

import { Check, X } from 'lucide-react'
import { memo, type RefObject, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Select } from '#components/ui/select.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Say } from '#components/ui/words/say.ts'
import type { Verdict } from '#newsroom/articles/settle-suggestions.ts'
import { useWords } from '#words'
import type { OpenSuggestion } from './open-suggestions.ts'
import type { SuggestionView } from './suggest-mode.ts'
import { type ListedSuggestion, type Suggestions, saysSame, useOpenSuggestions } from './use-suggestions.ts'

const everyone = 'everyone'
const views = ['changes', 'final', 'original'] as const satisfies readonly SuggestionView[]

/** The open suggestions of the text, to accept or reject: one, all of one person, all. */
export function SuggestionsPanel({
  suggestions,
  maySettle,
  required,
}: {
  suggestions: Suggestions
  /** Somebody who may only suggest takes back their own, and settles nobody’s. */
  maySettle: boolean
  /** Null for who may not say so. */
  required: { is: boolean; change: (isRequired: boolean) => Promise<boolean> } | null
}) {
  const say = useWords()
  const { settle, goTo, view, show } = suggestions
  const { open, current } = useOpenSuggestions(suggestions)
  const [whose, setWhose] = useState(everyone)
  const [said, announce] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const people = new Map(open.map((each) => [personOf(each), nameOf(say, each)]))
  const shown = open.filter((each) => whose === everyone || !people.has(whose) || personOf(each) === whose)
  const settleThese = (verdict: Verdict, these: readonly ListedSuggestion[]) => {
    settle(verdict, new Set(these.map(({ id }) => id)))
    announce(say(verdict === 'accept' ? 'suggestions.accepted' : 'suggestions.rejected', { count: these.length }))
    const place = these.length === 1 ? shown.findIndex(({ id }) => id === these[0]?.id) : 0
    // The button that was pressed is gone: the next suggestion has taken its place.
    requestAnimationFrame(() => {
      const items = list.current?.querySelectorAll<HTMLElement>('[data-suggestion]') ?? []
      const next = items[Math.min(place, items.length - 1)]
      ;(next ?? list.current?.closest<HTMLElement>('aside'))?.focus()
    })
  }
  const acts = useRef<Acts>({ goTo, settleThese })
  acts.current = { goTo, settleThese }
  return (
    <div className="grid gap-3 p-4">
      {required && <Required {...required} />}
      <Views view={view} show={show} />
      {open.length === 0 ? (
        <div>
          <p>{say('suggestions.none')}</p>
          <p className="mt-1 text-ink-faint text-xs">{say('suggestions.noneAbout')}</p>
        </div>
      ) : (
        <AllOf
          people={people}
          whose={people.has(whose) ? whose : everyone}
          choose={setWhose}
          settle={maySettle ? (verdict) => settleThese(verdict, shown) : null}
        />
      )}
      <ul ref={list} aria-label={say('suggestions.list')} className="grid gap-2 empty:hidden">
        {shown.map((each) => (
          <Item
            key={each.id}
            suggestion={each}
            isCurrent={each.id === current}
            verdicts={maySettle ? both : each.isOwn ? ownOnly : none}
            acts={acts}
          />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}

/** Whose suggestions are listed, and all of these at once. */
function AllOf({
  people,
  whose,
  choose,
  settle,
}: {
  people: ReadonlyMap<string, string>
  whose: string
  choose: (whose: string) => void
  /** Null for who may not settle them. */
  settle: ((verdict: Verdict) => void) | null
}) {
  const say = useWords()
  return (
    <div className="flex flex-wrap items-end gap-2">
      {people.size > 1 && (
        <Select
          label={say('suggestions.whose')}
          choices={[{ id: everyone, name: say('suggestions.everyone') }, ...[...people].map(([id, name]) => ({ id, name }))]}
          selectedKey={whose}
          onSelectionChange={(key) => choose(String(key))}
        />
      )}
      {settle && (
        <>
          <Button size="small" onPress={() => settle('accept')}>
            {say('suggestions.acceptAll')}
          </Button>
          <Button size="small" tone="quiet" onPress={() => settle('reject')}>
            {say('suggestions.rejectAll')}
          </Button>
        </>
      )}
    </div>
  )
}

type Acts = {
  goTo: (suggestion: ListedSuggestion) => void
  settleThese: (verdict: Verdict, these: readonly ListedSuggestion[]) => void
}
const both: readonly Verdict[] = ['accept', 'reject']
const ownOnly: readonly Verdict[] = ['reject']
const none: readonly Verdict[] = []

type ItemProps = { suggestion: ListedSuggestion; isCurrent: boolean; verdicts: readonly Verdict[]; acts: RefObject<Acts> }

/** One of perhaps hundreds: drawn again only when it says something else, while somebody writes in another. */
const Item = memo(
  DrawnItem,
  (before, now) =>
    before.isCurrent === now.isCurrent &&
    before.verdicts === now.verdicts &&
    before.suggestion.by === now.suggestion.by &&
    before.suggestion.isOwn === now.suggestion.isOwn &&
    saysSame(before.suggestion, now.suggestion),
)

function DrawnItem({ suggestion, isCurrent, verdicts, acts }: ItemProps) {
  const say = useWords()
  const what = inWords(say, suggestion)
  return (
    <li
      aria-current={isCurrent || undefined}
      className="rounded-md border border-line p-2 aria-[current]:border-accent aria-[current]:bg-accent-soft"
    >
      <button
        type="button"
        data-suggestion={suggestion.id}
        onClick={() => acts.current.goTo(suggestion)}
        className="block w-full rounded-sm text-start"
      >
        <span className="block text-ink-faint text-xs">
          <span className="font-semibold text-ink-soft">{nameOf(say, suggestion)}</span>
          {suggestion.by && (
            <>
              {' · '}
              <Time at={suggestion.by.at} />
            </>
          )}
        </span>
        <Description suggestion={suggestion} />
      </button>
      {verdicts.length > 0 && (
        <div className="mt-1.5 flex flex-wrap gap-2">
          {verdicts.map((verdict) => (
            <Button
              key={verdict}
              size="small"
              tone={verdict === 'accept' ? undefined : 'quiet'}
              aria-label={say(verdict === 'accept' ? 'suggestions.acceptThis' : 'suggestions.rejectThis', { what })}
              onPress={() => acts.current.settleThese(verdict, [suggestion])}
            >
              {verdict === 'accept' ? <Check size={14} aria-hidden="true" /> : <X size={14} aria-hidden="true" />}
              {say(`suggestions.${verdict}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}

/** “Replace old with new”, and what happens to formats and blocks. */
function Description({ suggestion: { added, removed, changes } }: { suggestion: OpenSuggestion }) {
  const say = useWords()
  const [first, second] = [removed, added].map(shorten)
  return (
    <span className="block break-words">
      {first && second ? (
        <>
          {say('suggestions.replace')} <del>{first}</del> {say('suggestions.with')} <ins>{second}</ins>
        </>
      ) : first ? (
        <>
          {say('suggestions.delete')} <del>{first}</del>
        </>
      ) : second ? (
        <>
          {say('suggestions.add')} <ins>{second}</ins>
        </>
      ) : null}
      {changes.map((change) => (
        <span key={`${change.is} ${change.what}`} className="block">
          {changeInWords(say, change)}
        </span>
      ))}
    </span>
  )
}

const longest = 160
/** Without the spaces around it; a suggestion of spaces alone shows their sign. */
function shorten(text: string): string {
  const words = text.trim() || text.replace(/\s/g, '␣')
  return words.length > longest ? `${words.slice(0, longest)}…` : words
}

function changeInWords(say: Say, { is, what }: OpenSuggestion['changes'][number]): string {
  return say(`suggestions.change-${is}`, { what: say(`suggestions.what-${what}` as 'suggestions.what-bold') }) // a node or mark: each has a word
}

function inWords(say: Say, { added, removed, changes }: OpenSuggestion): string {
  const parts = [
    removed && `${say(added ? 'suggestions.replace' : 'suggestions.delete')} “${shorten(removed)}”`,
    added && `${say(removed ? 'suggestions.with' : 'suggestions.add')} “${shorten(added)}”`,
    ...changes.map((change) => changeInWords(say, change)),
  ]
  return parts.filter(Boolean).join(' ')
}

const personOf = ({ by, isOwn }: ListedSuggestion): string => (isOwn ? 'own' : (by?.personId ?? 'somebody'))
const nameOf = (say: Say, { by, isOwn }: ListedSuggestion): string =>
  isOwn ? say('suggestions.you') : (by?.name ?? say('suggestions.somebody'))

function Views({ view, show }: Pick<Suggestions, 'view' | 'show'>) {
  const say = useWords()
  return (
    <fieldset>
      <legend className="mb-1 font-bold text-xs">{say('suggestions.view')}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {views.map((each) => (
          <label key={each} className="flex items-center gap-1.5 pointer-coarse:min-h-10">
            <input type="radio" name="suggestion-view" checked={view === each} onChange={() => show(each)} className="accent-accent" />
            {say(`suggestions.view-${each}`)}
          </label>
        ))}
      </div>
      {view !== 'changes' && <p className="mt-1 text-ink-faint text-xs">{say('suggestions.viewing')}</p>}
    </fieldset>
  )
}

function Required({ is, change }: { is: boolean; change: (isRequired: boolean) => Promise<boolean> }) {
  const say = useWords()
  const [shown, setShown] = useState<boolean | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const press = async (isRequired: boolean) => {
    setShown(isRequired)
    const isSaved = await change(isRequired)
    setFailed(!isSaved)
    setShown(null)
  }
  return (
    <div>
      <Checkbox isSelected={shown ?? is} onChange={(isRequired) => void press(isRequired)} hint={say('suggestions.requiredHint')}>
        {say('suggestions.required')}
      </Checkbox>
      {hasFailed && (
        <p role="alert" className="mt-1 text-danger text-xs">
          {say('suggestions.notRequired')}
        </p>
      )}
    </div>
  )
}

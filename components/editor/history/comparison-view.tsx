import { ArrowLeft } from 'lucide-react'
import { useRef } from 'react'
import type { HistoryActions } from '#components/editor/actions.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { ChangesList } from '#components/workflow/changes-list.tsx'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { ComparedVersions } from '#newsroom/articles/compare-versions.ts'
import type { VersionOfList } from '#newsroom/articles/versions-of.ts'
import { useFormat, useWords } from '#words'
import { ComparedText, countChanges } from './compared-text.tsx'
import { RestoreVersion } from './restore-version.tsx'
import type { Against, History, Opened } from './use-history.ts'
import { versionInWords } from './version-words.ts'

type Props = {
  articleId: string
  language: Language
  opened: Opened
  history: History
  versions: readonly VersionOfList[]
  /** Saves what is unsaved, so that "now" is what is on the screen. */
  flush: () => Promise<number | null>
  actions: HistoryActions
  mayRestore: boolean
  onRestored: () => Promise<void>
}

/** A version in the place of the text, compared with another: in the type in which the story is read, with every change in it. */
export function ComparisonView({ articleId, language, opened, history, versions, flush, actions, mayRestore, onRestored }: Props) {
  const say = useWords()
  const format = useFormat()
  const text = useRef<HTMLDivElement>(null)
  const both = sides(opened)
  const { value, problem, isAsking, again } = useAnswer(
    ['versions-compared', articleId, both.from, both.to ?? 'now'],
    async () => {
      if (both.to === undefined) await flush()
      return actions.compare({ articleId, ...both })
    },
    { onFocus: false },
  )
  const version = versions.find(({ number }) => number === opened.number)
  const isKnown = value !== undefined && !isAsking && problem === null
  return (
    <section
      aria-label={say('history.history')}
      className="relative min-w-0 px-4 pt-4 pb-24 md:px-8"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        history.close()
      }}
    >
      <header className="mx-auto mb-6 flex max-w-[38rem] flex-wrap items-end gap-2 border-line border-b pb-4 text-sm">
        <Button autoFocus size="small" onPress={history.close}>
          <ArrowLeft size={14} aria-hidden="true" /> {say('history.back')}
        </Button>
        {mayRestore && (
          <RestoreVersion
            key={opened.number}
            articleId={articleId}
            number={opened.number}
            openThen={version?.openSuggestions ?? 0}
            openNow={value?.openNow ?? 0}
            restore={actions.restore}
            onRestored={onRestored}
          />
        )}
        <h2 className="mt-2 basis-full font-bold text-base" suppressHydrationWarning>
          {version ? versionInWords(say, format, version) : say('history.history')}
        </h2>
        <Select
          className="min-w-0 basis-full"
          label={say('history.compareWith')}
          choices={choicesOf(say('history.withNow'), say('history.withBefore'), say('history.withNothing'), opened, versions, (each) =>
            versionInWords(say, format, each),
          )}
          selectedKey={String(opened.against)}
          onSelectionChange={(key) => history.open(opened.number, toAgainst(String(key)))}
        />
        <p role="status" className="mr-auto text-ink-soft">
          {isKnown && summaryOf(value, say('history.same'), (count) => say('history.changes', { count }))}
        </p>
        {isKnown && countChanges(value.text) > 0 && (
          <Button size="small" onPress={() => goToNext(text.current)}>
            {say('history.next')}
          </Button>
        )}
      </header>
      {isKnown && value.details.length > 0 && (
        <div className="mx-auto mb-6 max-w-[38rem] rounded-md border border-line p-3 text-sm">
          <h3 className="mb-2 font-bold">{say('history.details')}</h3>
          <ChangesList changes={value.details} label={say('history.details')} />
          {mayRestore && <p className="mt-3 text-ink-soft text-xs">{say('history.detailsStay')}</p>}
        </div>
      )}
      <div ref={text} className="story-canvas" lang={language} dir={languageFacts[language].direction}>
        {isKnown && <ComparedText {...value.text} />}
        {!isKnown && problem === null && <Spinner label={say('history.comparing')} />}
        {problem !== null && (
          <Alert tone="danger" live>
            {say('history.compareFailed')}{' '}
            <Button size="small" onPress={() => void again()}>
              {say('everywhere.retry')}
            </Button>
          </Alert>
        )}
      </div>
    </section>
  )
}

/** The older of the two is `from`; without `to` it is the story as it is now. */
function sides({ number, against }: Opened): { from: number; to?: number } | { from: 'before'; to: number } {
  if (against === 'now') return { from: number }
  if (against === 'nothing') return { from: number, to: number }
  if (against === 'before') return { from: 'before', to: number }
  return { from: Math.min(number, against), to: Math.max(number, against) }
}

function choicesOf(
  now: string,
  before: string,
  nothing: string,
  { number }: Opened,
  versions: readonly VersionOfList[],
  inWords: (version: VersionOfList) => string,
) {
  return [
    { id: 'now', name: now },
    ...(number > 1 ? [{ id: 'before', name: before }] : []),
    { id: 'nothing', name: nothing },
    ...versions.filter((each) => each.number !== number).map((each) => ({ id: String(each.number), name: inWords(each) })),
  ]
}

const toAgainst = (key: string): Against => (key === 'now' || key === 'before' || key === 'nothing' ? key : Number(key))

function summaryOf({ text, details }: ComparedVersions, same: string, changes: (count: number) => string): string {
  const count = countChanges(text)
  return count === 0 && details.length === 0 ? same : changes(count)
}

/** Moves the focus to the next change in the text, and from the last one to the first. */
function goToNext(text: HTMLElement | null): void {
  const places = [...(text?.querySelectorAll<HTMLElement>('[data-change]') ?? [])]
  const at = places.indexOf(document.querySelector<HTMLElement>('[data-change][data-here]') ?? document.body)
  const next = places[(at + 1) % places.length]
  for (const place of places) delete place.dataset.here
  if (!next) return
  next.dataset.here = ''
  next.scrollIntoView({ block: 'center' })
}

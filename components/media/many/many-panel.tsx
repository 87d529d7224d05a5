'use client'

import { type FormEvent, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAskBeforeLeaving } from '#components/ui/use-ask-before-leaving.ts'
import { useRequest } from '#components/ui/use-request.ts'
import { pick } from '#lib/pick.ts'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { useWords } from '#words'
import { isPicture } from '../library-grid.tsx'
import { type DescribeMany, type Left, type Said, tellMany } from './tell-many.ts'
import type { Several } from './use-several.ts'

type Answer = { changed: number; left: (Left & { name: string })[] }

/** What several have in common is said of all at once; which of them stayed as they were, and why, is listed. */
export function ManyPanel({
  several,
  onDescribe,
  onDescribed,
  onEnd,
}: {
  several: Several
  onDescribe: DescribeMany
  onDescribed: (items: readonly LibraryItem[]) => void
  onEnd: () => void
}) {
  const say = useWords()
  const [facts, setFacts] = useState<Facts>(nothing)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const { tell, isBusy, problem } = useTelling(onDescribe)
  const areFiles = several.items.length > 0 && !several.items.some(isPicture)
  const said = areFiles ? pick(saidIn(facts), ['credit']) : saidIn(facts)
  const isSaid = Object.keys(said).length > 0
  useAskBeforeLeaving(isSaid)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setAnswer(null)
    const told = await tell(several.items, said)
    onDescribed(told.changed)
    if (!told.isDone) return
    several.choose(told.left.map(({ id }) => id))
    setAnswer({ changed: told.changed.length, left: nameEach(told.left, several.items) })
    setFacts(nothing)
  }
  return (
    <section
      aria-labelledby="many-pictures"
      className="rounded-lg bg-surface p-4 inset-ring inset-ring-line max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:max-h-[55dvh] max-lg:overflow-y-auto max-lg:rounded-b-none max-lg:pb-20 lg:sticky lg:top-4 lg:self-start"
    >
      <h2 id="many-pictures" aria-live="polite" className="mb-1 font-bold">
        {say('media.chosen', { count: several.ids.size })}
      </h2>
      <p className="mb-3 text-ink-soft text-xs">
        {say('media.manyAbout')} {several.items.some((item) => !isPicture(item)) && say('media.manyFilesAbout')}
      </p>
      <form noValidate onSubmit={save} className="grid gap-3">
        <ManyFields facts={facts} areFiles={areFiles} onChange={(parts) => setFacts((now) => ({ ...now, ...parts }))} />
        {problem && (
          <Alert tone="danger" live>
            {say(`problems.${problem}`)}
          </Alert>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary" isDisabled={several.ids.size === 0 || !isSaid} isPending={isBusy}>
            {say('media.saveMany')}
          </Button>
          <Button tone="quiet" onPress={onEnd}>
            {say('media.endMany')}
          </Button>
        </div>
      </form>
      {answer && <Report {...answer} />}
    </section>
  )
}

function nameEach(left: readonly Left[], items: readonly LibraryItem[]): Answer['left'] {
  const names = new Map(items.map(({ id, name }) => [id, name]))
  return left.map((one) => ({ ...one, name: names.get(one.id) ?? '' }))
}

function useTelling(onDescribe: DescribeMany) {
  const pictures = useRequest(onDescribe.pictures)
  const files = useRequest(onDescribe.files)
  const problem = [pictures.outcome, files.outcome].map((outcome) => outcome && !outcome.ok && outcome.problem).find(Boolean)
  const tell = (items: readonly LibraryItem[], said: Said) => tellMany({ pictures, files }, items, said)
  return { tell, isBusy: pictures.isBusy || files.isBusy, problem: problem || null }
}

/** What is typed; empty: each picture keeps its own. */
type Facts = {
  credit: string
  rightsHolder: string
  licence: string
  terms: string
  rightsEnd: string
  place: string
  askFirst: 'keep' | 'yes' | 'no'
}
const nothing: Facts = { credit: '', rightsHolder: '', licence: '', terms: '', rightsEnd: '', place: '', askFirst: 'keep' }

function saidIn({ askFirst, ...texts }: Facts): Said {
  const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))
  return { ...said, ...(askFirst !== 'keep' && { askFirst: askFirst === 'yes' }) }
}

const longest = { credit: 300, rightsHolder: 300, licence: 300, terms: 2000, place: 300 } as const
const names = ['credit', 'rightsHolder', 'licence', 'terms', 'place'] as const

type FieldsProps = {
  facts: Facts
  /** No picture is among them. */
  areFiles: boolean
  onChange: (parts: Partial<Facts>) => void
}

function ManyFields({ facts, areFiles, onChange }: FieldsProps) {
  const say = useWords()
  const shown = areFiles ? (['credit'] as const) : names
  return (
    <>
      {shown.map((name) => (
        <TextField
          key={name}
          label={say(`media.${name}`)}
          maxLength={longest[name]}
          value={facts[name]}
          onChange={(text) => onChange({ [name]: text })}
        />
      ))}
      {!areFiles && <RightsFields {...{ facts, onChange }} />}
    </>
  )
}

function RightsFields({ facts, onChange }: Omit<FieldsProps, 'areFiles'>) {
  const say = useWords()
  return (
    <>
      <TextField type="date" label={say('media.rightsEnd')} value={facts.rightsEnd} onChange={(rightsEnd) => onChange({ rightsEnd })} />
      <Select
        label={say('media.askFirst')}
        choices={(['keep', 'yes', 'no'] as const).map((id) => ({ id, name: say(`media.askFirst-${id}`) }))}
        selectedKey={facts.askFirst}
        onSelectionChange={(key) => onChange({ askFirst: key === 'yes' || key === 'no' ? key : 'keep' })}
      />
    </>
  )
}

function Report({ changed, left }: Answer) {
  const say = useWords()
  return (
    <div role="status" className="mt-3 border-line border-t pt-3">
      <p>{say('media.manyChanged', { count: changed })}</p>
      {left.length > 0 && (
        <ul aria-label={say('media.manyLeft')} className="mt-1 grid gap-0.5 text-xs">
          {left.map(({ id, name, problem }) => (
            <li key={id} className="wrap-anywhere">
              {say(`media.left-${problem}`, { name })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Format, Say } from '#components/ui/words/say.ts'
import { languageFacts } from '#lib/languages.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { readerParts } from '#newsroom/articles/unpublished-parts.ts'
import { useFormat, useWords } from '#words'
import type { ShownChange } from './detail-changes.ts'
import { type FailedChange, isPending, type Overlap } from './details-store.ts'
import type { DetailsOnScreen } from './use-details.ts'

/** Which changes of the details are not saved, and why. */
export function DetailsTrouble({
  state: { failed, isChanging, goOn, leave },
}: {
  state: Pick<DetailsOnScreen, 'failed' | 'isChanging' | 'goOn' | 'leave'>
}) {
  const say = useWords()
  if (failed.length === 0) return null
  const names = failed.map(({ change }) => nameOfField(say, change.field)).join(', ')
  const sentences = [...new Set(failed.map((change) => sentence(say, change))), say('editor.notSaved', { fields: names })]
  return (
    <Alert tone="warn" live>
      <p>{sentences.join(' ')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {failed.some(isPending) && (
          <Button size="small" isPending={isChanging} onPress={goOn}>
            {say('everywhere.retry')}
          </Button>
        )}
        <Button size="small" tone="quiet" onPress={leave}>
          {say('editor.discardChange')}
        </Button>
      </div>
    </Alert>
  )
}

/** Where two people changed the same detail: both values, and a button that brings back the one that does not stand. */
export function DetailsOverlaps({
  state: { overlaps, change, agree },
  sections,
}: {
  state: Pick<DetailsOnScreen, 'overlaps' | 'change' | 'agree'>
  sections: Choice[]
}) {
  const say = useWords()
  const format = useFormat()
  return overlaps.map((overlap) => {
    const { field, by, own, others, stands } = overlap
    const inWords = (value: ShownChange) => valueInWords(say, format, value, sections)
    return (
      <Alert key={field} tone="note" live>
        <p>
          {say(stands === 'own' ? 'editor.overlapOwn' : 'editor.overlapOthers', {
            field: nameOfField(say, field),
            name: by,
            own: inWords(own),
            others: inWords(others),
          })}
        </p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="small" onPress={() => change(lost(overlap))}>
            {say('editor.bringBack', { value: inWords(lost(overlap)) })}
          </Button>
          <Button size="small" tone="quiet" onPress={() => agree(field)}>
            {say('editor.leaveAsIs')}
          </Button>
        </div>
      </Alert>
    )
  })
}

const lost = ({ stands, own, others }: Overlap): ShownChange => (stands === 'own' ? others : own)

function nameOfField(say: Say, field: string): string {
  if (field === 'sharedWith') return say('editor.sharedWith')
  if (field === 'editor') return say('assignment.editor')
  if (field === 'twin') return say('editor.inAnotherLanguage')
  const part = readerParts.find((name) => name === field)
  return part ? say(`workflow.part-${part}`) : field
}

/** The value of a detail, in quotation marks where it is text. */
function valueInWords(say: Say, format: Format, value: ShownChange, sections: Choice[]): string {
  const nothing = say('workflow.none')
  const names = (choices: Choice[]) => format.list(choices.map(({ name }) => name)) || nothing
  const text = (words: string | null | undefined) => (words ? say('editor.quoted', { text: words }) : nothing)
  if (value.topics) return names(value.topics)
  if (value.bylines) return names(value.bylines)
  if (value.breaking !== undefined) return say(value.breaking ? 'workflow.yes' : 'workflow.no')
  if (value.language) return languageFacts[value.language].name
  if (value.hero !== undefined) return value.hero ? text(value.hero.caption || value.hero.alt || say('workflow.part-hero')) : nothing
  if (value.sectionId !== undefined) return sections.find(({ id }) => id === value.sectionId)?.name ?? nothing
  return text(value.slug ?? value.seoTitle ?? value.seoDescription)
}

function sentence(say: Say, { problem, detail = {} }: FailedChange): string {
  switch (problem) {
    case 'bad-slug':
      return detail.slug ? say('editor.problem-bad-slug', { slug: String(detail.slug) }) : say('editor.problem-no-slug')
    case 'slug-taken':
      return say('editor.problem-slug-taken', { slug: String(detail.slug) })
    case 'not-found':
      return say('editor.problem-not-allowed')
    case 'signed-out':
    case 'cross-site':
    case 'unproven':
      return say(`problems.${problem}`)
    default:
      return say(`editor.problem-${problem}`)
  }
}

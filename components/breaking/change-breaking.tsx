import { useState } from 'react'
import { TimeField } from '#components/schedule/time-field.tsx'
import { useTime } from '#components/schedule/use-time.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { inTime } from '#components/ui/in-time.ts'
import { notify } from '#components/ui/notify.ts'
import { undoOffered } from '#components/ui/undo-for-a-minute.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import { foldOf, wallTimeOf } from '#lib/wall-time.ts'
import type { ShownBreaking } from '#newsroom/breaking/breaking-desk.ts'
import { useWords } from '#words'
import type { BannerDraft, BreakingActions } from './actions.ts'
import { BannerFields } from './banner-fields.tsx'
import { type BreakingProblem, isOutdated, problemInWords } from './breaking-words.ts'

type Props = {
  news: ShownBreaking
  added: readonly BannerDraft[]
  zone: string
  actions: Pick<BreakingActions, 'edit' | 'findStories'>
  onChanged: () => void
  onClose: () => void
}

/** Changes the text, the story or the end of breaking news, on the newsroom's clocks of now, in one step. What it was before can be had back for a minute. */
export function ChangeBreaking({ news, added, zone, actions, onChanged, onClose }: Props) {
  const say = useWords()
  const { id, version, ends } = news
  const before = news.banners.map(toDraft)
  const [drafts, setDrafts] = useState<BannerDraft[]>([...before, ...added.map((draft) => ({ ...draft, text: '', story: null }))])
  const planned = ends && !ends.isHeld ? { wallTime: wallTimeOf(ends.at, zone), zone, fold: foldOf(ends.at, zone) } : null
  const time = useTime(zone, planned)
  const written = drafts.filter(({ text }) => text.trim() !== '')
  const { run, isBusy, outcome } = useRequest(actions.edit)
  const problem: BreakingProblem | null = outcome && !outcome.ok ? outcome.problem : null
  const isMoved = time.checked?.state === 'ready' && time.checked.at.getTime() !== ends?.at.getTime()
  async function undo(seen: number) {
    const answer = await inTime(actions.edit({ id, seen, banners: toSent(before), ...(isMoved && planned && { ends: planned }) }))
    if (!answer.ok) notify.problem(problemInWords(say, answer.problem))
    onChanged()
  }
  async function save() {
    const banners = toSent(written)
    const answer = await run({ id, seen: version, banners, ...(isMoved && time.chosen && { ends: { ...time.chosen, zone: time.zone } }) })
    if (answer.ok) {
      const { version: seen } = answer.value
      notify.done(say('breaking.changed'), {
        lasts: undoOffered,
        action: { label: say('everywhere.undo'), onClick: () => void undo(seen) },
      })
      onClose()
    }
    if (answer.ok || isOutdated(answer.problem)) onChanged()
  }
  return (
    <form
      noValidate
      aria-label={say('breaking.changeTitle')}
      className="mt-3 grid max-w-xl gap-4 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <BannerFields drafts={drafts} findStories={actions.findStories} onChange={setDrafts} />
      <fieldset>
        <legend className="mb-2 font-semibold">{say('breaking.ends')}</legend>
        <TimeField time={time} past={say('breaking.endsPast')} />
      </fieldset>
      {problem && (
        <Alert tone="danger" live>
          {problemInWords(say, problem)}
        </Alert>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button isDisabled={isBusy} onPress={onClose}>
          {say('everywhere.cancel')}
        </Button>
        <Button type="submit" tone="primary" isPending={isBusy} isDisabled={written.length === 0 || time.misread !== null}>
          {say('breaking.saveChange')}
        </Button>
      </div>
    </form>
  )
}

const toDraft = ({ language, text, articleId, headline }: ShownBreaking['banners'][number]): BannerDraft => ({
  language,
  text,
  story: articleId === null ? null : { id: articleId, headline: headline ?? '' },
})

const toSent = (drafts: readonly BannerDraft[]) =>
  drafts.map(({ language, text, story }) => ({ language, text: text.trim(), articleId: story?.id ?? null }))

import { Button } from '#components/ui/button.tsx'
import { inTime } from '#components/ui/in-time.ts'
import { notify } from '#components/ui/notify.ts'
import type { AnyProblem } from '#components/ui/request-problems.ts'
import { undoOffered } from '#components/ui/undo-for-a-minute.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import type { deletePicture } from '#newsroom/media/delete-picture.ts'
import type { restorePicture } from '#newsroom/media/restore-picture.ts'
import { useWords } from '#words'

export type BinActions = { delete: Asked<typeof deletePicture>; restore: Asked<typeof restorePicture> }
/** `is`: of what the words speak. */
type Thing = { id: string; mayDelete: boolean; deletedAt: string | null; is: 'picture' | 'file' }

const inWords = (say: Say, problem: AnyProblem | 'used'): string => say(problem === 'used' ? 'media.stillUsed' : `problems.${problem}`)

type Props = { thing: Thing; actions: BinActions; onMoved: (id: string) => void }

/** Puts a picture or file that nothing uses into the bin, or takes one back from it. */
export function DeleteFromLibrary({ thing, actions, onMoved }: Props) {
  if (!thing.mayDelete) return null
  return thing.deletedAt ? (
    <TakeBack thing={thing} actions={actions} onMoved={onMoved} />
  ) : (
    <PutAway thing={thing} actions={actions} onMoved={onMoved} />
  )
}

function PutAway({ thing: { id, is }, actions, onMoved }: Props) {
  const say = useWords()
  const { run, isBusy } = useRequest(actions.delete)
  async function takeBack() {
    const answer = await inTime(actions.restore({ id }))
    if (answer.ok) notify.done(say(`media.takenBack-${is}`))
    else notify.problem(inWords(say, answer.problem))
  }
  async function putAway() {
    const answer = await run({ id })
    if (!answer.ok) return notify.problem(inWords(say, answer.problem))
    notify.done(say(`media.deleted-${is}`), {
      lasts: undoOffered,
      action: { label: say('everywhere.undo'), onClick: () => void takeBack() },
    })
    onMoved(id)
  }
  return (
    <section className="mt-5 grid justify-items-start gap-2 border-line border-t pt-3">
      <p className="text-ink-soft text-xs">{say(`media.deleteAbout-${is}`)}</p>
      <Button size="small" tone="danger" isPending={isBusy} onPress={() => void putAway()}>
        {say('media.delete')}
      </Button>
    </section>
  )
}

function TakeBack({ thing: { id, is }, actions, onMoved }: Props) {
  const say = useWords()
  const { run, isBusy } = useRequest(actions.restore)
  async function takeBack() {
    const answer = await run({ id })
    if (!answer.ok) return notify.problem(inWords(say, answer.problem))
    notify.done(say(`media.takenBack-${is}`))
    onMoved(id)
  }
  return (
    <section className="mt-5 grid justify-items-start gap-2 border-line border-t pt-3">
      <p className="text-ink-soft text-xs">{say(`media.inBin-${is}`)}</p>
      <Button size="small" isPending={isBusy} onPress={() => void takeBack()}>
        {say('media.takeBack')}
      </Button>
    </section>
  )
}

import { Button } from '#components/ui/button.tsx'
import { inTime } from '#components/ui/in-time.ts'
import { notify } from '#components/ui/notify.ts'
import type { AnyProblem } from '#components/ui/request-problems.ts'
import { undoOffered } from '#components/ui/undo-for-a-minute.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import type { deletePicture } from '#newsroom/media/delete-picture.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import type { restorePicture } from '#newsroom/media/restore-picture.ts'
import { useWords } from '#words'

export type BinActions = { delete: Asked<typeof deletePicture>; restore: Asked<typeof restorePicture> }

const inWords = (say: Say, problem: AnyProblem | 'used'): string => say(problem === 'used' ? 'media.stillUsed' : `problems.${problem}`)

type Props = { picture: LibraryPicture; actions: BinActions; onMoved: (id: string) => void }

/** Puts a picture that nothing uses into the bin, or takes one back from it. */
export function DeletePicture({ picture, actions, onMoved }: Props) {
  if (!picture.mayDelete) return null
  return picture.deletedAt ? (
    <TakeBack picture={picture} actions={actions} onMoved={onMoved} />
  ) : (
    <PutAway picture={picture} actions={actions} onMoved={onMoved} />
  )
}

function PutAway({ picture: { id }, actions, onMoved }: Props) {
  const say = useWords()
  const { run, isBusy } = useRequest(actions.delete)
  async function takeBack() {
    const answer = await inTime(actions.restore({ id }))
    if (answer.ok) notify.done(say('media.takenBack'))
    else notify.problem(inWords(say, answer.problem))
  }
  async function putAway() {
    const answer = await run({ id })
    if (!answer.ok) return notify.problem(inWords(say, answer.problem))
    notify.done(say('media.deleted'), {
      lasts: undoOffered,
      action: { label: say('everywhere.undo'), onClick: () => void takeBack() },
    })
    onMoved(id)
  }
  return (
    <section className="mt-5 grid justify-items-start gap-2 border-line border-t pt-3">
      <p className="text-ink-soft text-xs">{say('media.deleteAbout')}</p>
      <Button size="small" tone="danger" isPending={isBusy} onPress={() => void putAway()}>
        {say('media.delete')}
      </Button>
    </section>
  )
}

function TakeBack({ picture: { id }, actions, onMoved }: Props) {
  const say = useWords()
  const { run, isBusy } = useRequest(actions.restore)
  async function takeBack() {
    const answer = await run({ id })
    if (!answer.ok) return notify.problem(inWords(say, answer.problem))
    notify.done(say('media.takenBack'))
    onMoved(id)
  }
  return (
    <section className="mt-5 grid justify-items-start gap-2 border-line border-t pt-3">
      <p className="text-ink-soft text-xs">{say('media.inBin')}</p>
      <Button size="small" isPending={isBusy} onPress={() => void takeBack()}>
        {say('media.takeBack')}
      </Button>
    </section>
  )
}

import { useState } from 'react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { chooseFiles } from '#components/editor/files/choose-files.ts'
import { type AttachmentProblem, sendAttachment } from '#components/media/send-attachment.ts'
import { Button } from '#components/ui/button.tsx'
import { later } from '#components/ui/later.tsx'
import { useWords } from '#words'

const PicturePicker = later(() => import('#components/media/picture-picker.tsx').then(({ PicturePicker }) => PicturePicker))

type Change = (attrs: { captionsId?: string | null; mediaId?: string | null }) => void
type Sending = { name: string } & ({ state: 'sending' } | { state: 'refused'; problem: AttachmentProblem; file: File })

/** The captions of a video, and the picture that stands there until it is played. */
export function VideoExtras({ attrs, change }: { attrs: Record<string, unknown>; change: Change }) {
  const say = useWords()
  const { learn } = useEditorResources()
  const [isPicking, setPicking] = useState(false)
  const [sending, setSending] = useState<Sending | null>(null)
  const hasCaptions = typeof attrs.captionsId === 'string'
  const hasPoster = typeof attrs.mediaId === 'string'

  async function send(file: File): Promise<void> {
    const { name } = file
    setSending({ name, state: 'sending' })
    const outcome = await sendAttachment(file)
    if (!outcome.ok) return setSending({ name, state: 'refused', problem: outcome.problem, file })
    const { attachment } = outcome.value
    if (attachment.kind !== 'captions') return setSending({ name, state: 'refused', problem: 'other-kind', file })
    setSending(null)
    change({ captionsId: attachment.id })
  }

  return (
    <div className="story-attachment-extras">
      <Button size="small" onPress={() => (hasPoster ? change({ mediaId: null }) : setPicking(!isPicking))} aria-expanded={isPicking}>
        {say(hasPoster ? 'attachments.removePoster' : 'attachments.addPoster')}
      </Button>
      <Button
        size="small"
        isPending={sending?.state === 'sending'}
        onPress={() => (hasCaptions ? change({ captionsId: null }) : chooseFiles(([file]) => file && void send(file), ['.vtt', '.srt']))}
      >
        {say(hasCaptions ? 'attachments.removeCaptions' : 'attachments.addCaptions')}
      </Button>
      <span role="status" className="text-sm">
        {hasCaptions && say('attachments.hasCaptions')}
        {sending?.state === 'refused' && (
          <span className="text-danger">
            {say(`attachments.refused-${sending.problem}`, { name: sending.name })}{' '}
            <Button size="small" onPress={() => void send(sending.file)}>
              {say('everywhere.retry')}
            </Button>
          </span>
        )}
      </span>
      {isPicking && (
        <PicturePicker
          className="w-full"
          onClose={() => setPicking(false)}
          onPick={(picture) => {
            learn(picture)
            setPicking(false)
            change({ mediaId: picture.id })
          }}
        />
      )}
    </div>
  )
}

'use client'

import { useState } from 'react'
import { PicturePicker } from '#components/media/picture-picker.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { Panel } from '#components/ui/panel.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { LookSize } from '#db/schema/feed.ts'
import type { DeskItem, Look } from '#newsroom/feed/desk-order.ts'
import { useWords } from '#words'
import type { FeedActions } from './actions.ts'
import type { Desk } from './use-feed.ts'
import { isOfPicture, problemInWords } from './words.ts'

const sizes = ['usual', 'large', 'small'] as const

type Props = {
  item: DeskItem
  onSave: (look: Look) => ReturnType<Desk['setLook']>
  allowPicture: FeedActions['allowPicture']
  onClose: () => void
}

/** What a story is called, which picture it shows and how large it is in this feed only. */
export function LookPanel({ item, onSave, allowPicture, onClose }: Props) {
  const say = useWords()
  const [look, setLook] = useState<Look>(item.look ?? { headline: null, mediaId: null, size: null })
  const [isChoosing, setChoosing] = useState(false)
  const saving = useRequest(onSave)
  const allowing = useRequest(allowPicture)
  const choosePicture = (mediaId: string | null) => {
    setLook({ ...look, mediaId })
    saving.clear()
  }
  async function save() {
    const answer = await saving.run({ ...look, headline: look.headline?.trim() || null })
    if (answer.ok) onClose()
  }
  async function agree(mediaId: string) {
    const answer = await allowing.run({ articleId: item.articleId, mediaId })
    if (answer.ok) await save()
    else notify.problem(problemInWords(say, answer.problem))
  }
  if (isChoosing)
    return (
      <PicturePicker
        className="max-h-[32rem]"
        onClose={() => setChoosing(false)}
        onPick={({ id }) => {
          choosePicture(id)
          setChoosing(false)
        }}
      />
    )
  return (
    <Panel title={say('feed.inThisFeed')} onClose={onClose}>
      <form
        noValidate
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={say('feed.callIt')}
          placeholder={item.headline}
          value={look.headline ?? ''}
          onChange={(headline) => setLook({ ...look, headline })}
          maxLength={300}
          rows={2}
        />
        <Select
          label={say('feed.size')}
          choices={sizes.map((size) => ({ id: size, name: say(`feed.size-${size}`) }))}
          selectedKey={look.size ?? 'usual'}
          onSelectionChange={(size) => setLook({ ...look, size: size === 'usual' ? null : (size as LookSize) })} // one of `sizes`
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small" onPress={() => setChoosing(true)}>
            {say(look.mediaId ? 'feed.otherPicture' : 'feed.ownPicture')}
          </Button>
          {look.mediaId && (
            <Button size="small" tone="quiet" onPress={() => choosePicture(null)}>
              {say('feed.storysPicture')}
            </Button>
          )}
        </div>
        {saving.outcome?.ok === false && isOfPicture(saving.outcome.problem) && (
          <Refusal
            refused={saving.outcome}
            isBusy={allowing.isBusy || saving.isBusy}
            onAgreed={() => look.mediaId && void agree(look.mediaId)}
          />
        )}
        <p className="text-ink-soft text-xs">{say('feed.lookAbout')}</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onClose}>{say('everywhere.cancel')}</Button>
          <Button type="submit" tone="primary" isPending={saving.isBusy}>
            {say('everywhere.save')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** Why the picture was not saved; anything else the status line says. Where the holder is to be asked, as in publishing, one says here that they agreed. */
function Refusal({
  refused: { problem, detail },
  isBusy,
  onAgreed,
}: {
  refused: Extract<Awaited<ReturnType<Props['onSave']>>, { ok: false }>
  isBusy: boolean
  onAgreed: () => void
}) {
  const say = useWords()
  const holder = typeof detail?.holder === 'string' ? detail.holder : ''
  return (
    <Alert tone={problem === 'ask-first' ? 'warn' : 'danger'} live>
      <p>{problemInWords(say, problem, detail)}</p>
      {problem === 'ask-first' && (
        <Button size="small" isPending={isBusy} onPress={onAgreed} className="mt-2">
          {holder ? say('workflow.holderAgreed', { holder }) : say('workflow.theyAgreed')}
        </Button>
      )}
    </Alert>
  )
}

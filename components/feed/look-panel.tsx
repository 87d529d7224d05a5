'use client'

import { useState } from 'react'
import { PicturePicker } from '#components/media/picture-picker.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { LookSize } from '#db/schema/feed.ts'
import type { DeskItem, Look } from '#newsroom/feed/desk-order.ts'
import { useWords } from '#words'

const sizes = ['usual', 'large', 'small'] as const

/** What a story is called, which picture it shows and how large it is in this feed only. */
export function LookPanel({ item, onSave, onClose }: { item: DeskItem; onSave: (look: Look) => void; onClose: () => void }) {
  const say = useWords()
  const [look, setLook] = useState<Look>(item.look ?? { headline: null, mediaId: null, size: null })
  const [isChoosing, setChoosing] = useState(false)
  if (isChoosing)
    return (
      <PicturePicker
        className="max-h-[32rem]"
        onClose={() => setChoosing(false)}
        onPick={({ id }) => {
          setLook({ ...look, mediaId: id })
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
          onSave({ ...look, headline: look.headline?.trim() || null })
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
            <Button size="small" tone="quiet" onPress={() => setLook({ ...look, mediaId: null })}>
              {say('feed.storysPicture')}
            </Button>
          )}
        </div>
        <p className="text-ink-soft text-xs">{say('feed.lookAbout')}</p>
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>{say('everywhere.cancel')}</Button>
          <Button type="submit" tone="primary">
            {say('everywhere.save')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

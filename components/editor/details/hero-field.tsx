'use client'

import { useState } from 'react'
import { RightsFlag } from '#components/media/facts/rights-flag.tsx'
import { PicturePicker } from '#components/media/picture-picker.tsx'
import { Thumb } from '#components/media/thumb.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Picture } from '#lib/document-types.ts'
import { useWords } from '#words'
import { type PictureFacts, useEditorResources } from '../editor-resources.ts'
import { DetailField } from './detail-field.tsx'

/** The picture at the top of the story, with the alt text, caption and credit that it has in this story. */
export function HeroField({
  hero,
  learn,
  onChange,
  onType,
}: {
  hero: Picture | null
  learn: (picture: PictureFacts) => void
  onChange: (hero: Picture | null) => void
  /** Its words while they are being typed. */
  onType: (hero: Picture) => void
}) {
  const say = useWords()
  const [isChoosing, setChoosing] = useState(false)
  const picture = useEditorResources().picture(hero?.mediaId ?? '')
  if (isChoosing)
    return (
      <PicturePicker
        className="max-h-[32rem]"
        onClose={() => setChoosing(false)}
        onPick={(picked) => {
          learn(picked)
          onChange({ mediaId: picked.id, alt: picked.alt, caption: picked.caption, credit: picked.credit })
          setChoosing(false)
        }}
      />
    )
  if (!hero) return <Button onPress={() => setChoosing(true)}>{say('editor.chooseHero')}</Button>
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="relative aspect-[3/2] overflow-hidden bg-sunken">
        {typeof picture === 'object' && <Thumb picture={{ state: 'ready', ...picture }} wanted={640} alt={hero.alt} />}
        <RightsFlag picture={picture} />
        {picture === 'gone' && <p className="p-3 text-danger">{say('media.notInLibrary')}</p>}
      </div>
      <HeroWords hero={hero} onChange={onChange} onType={onType} />
      <div className="flex flex-wrap gap-2">
        <Button size="small" onPress={() => setChoosing(true)}>
          {say('editor.anotherPicture')}
        </Button>
        <Button size="small" tone="quiet" onPress={() => onChange(null)}>
          {say('everywhere.remove')}
        </Button>
      </div>
    </div>
  )
}

type WordsOfHero = { hero: Picture; onChange: (hero: Picture) => void; onType: (hero: Picture) => void }

function HeroWords({ hero, onChange, onType }: WordsOfHero) {
  const say = useWords()
  return (
    <>
      <div data-word="alt">
        <DetailField
          label={say('editor.alt')}
          value={hero.alt}
          longest={1000}
          rows={2}
          placeholder={say('editor.altHint')}
          onSave={(alt) => onChange({ ...hero, alt })}
          onType={(alt) => onType({ ...hero, alt })}
        />
      </div>
      <DetailField
        label={say('editor.caption')}
        value={hero.caption}
        longest={2000}
        rows={2}
        onSave={(caption) => onChange({ ...hero, caption })}
        onType={(caption) => onType({ ...hero, caption })}
      />
      <div data-word="credit">
        <DetailField
          label={say('editor.credit')}
          value={hero.credit}
          longest={300}
          onSave={(credit) => onChange({ ...hero, credit })}
          onType={(credit) => onType({ ...hero, credit })}
        />
      </div>
    </>
  )
}

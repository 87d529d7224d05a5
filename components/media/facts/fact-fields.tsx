'use client'

import { Checkbox } from '#components/ui/checkbox.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { PictureFacts } from '#db/schema/media.ts'
import { useWords } from '#words'

type Props = { facts: PictureFacts; onChange: (parts: Partial<PictureFacts>) => void; isReadOnly: boolean }

/** Whose a picture is and how it may be used, then what it shows. */
export function FactFields(props: Props) {
  const say = useWords()
  return (
    <>
      <fieldset className="grid gap-3 border-line border-t pt-3">
        <legend className="float-left mb-3 font-semibold text-ink-soft text-xs">{say('media.rights')}</legend>
        <Rights {...props} />
      </fieldset>
      <fieldset className="grid gap-3 border-line border-t pt-3">
        <legend className="float-left mb-3 font-semibold text-ink-soft text-xs">{say('media.whatItShows')}</legend>
        <Shown {...props} />
      </fieldset>
    </>
  )
}

function Rights({ facts, onChange, isReadOnly }: Props) {
  const say = useWords()
  return (
    <>
      <TextField
        label={say('media.rightsHolder')}
        maxLength={300}
        value={facts.rightsHolder}
        onChange={(rightsHolder) => onChange({ rightsHolder })}
        isReadOnly={isReadOnly}
      />
      <TextField
        label={say('media.licence')}
        maxLength={300}
        value={facts.licence}
        onChange={(licence) => onChange({ licence })}
        isReadOnly={isReadOnly}
        placeholder={say('media.licenceExample')}
      />
      <TextField
        label={say('media.terms')}
        rows={2}
        maxLength={2000}
        value={facts.terms}
        onChange={(terms) => onChange({ terms })}
        isReadOnly={isReadOnly}
      />
      <TextField
        type="date"
        label={say('media.rightsEnd')}
        value={facts.rightsEnd ?? ''}
        onChange={(day) => onChange({ rightsEnd: day || null })}
        isReadOnly={isReadOnly}
        hint={say('media.rightsEndHint')}
      />
      <Checkbox
        isSelected={facts.askFirst}
        onChange={(askFirst) => onChange({ askFirst })}
        isReadOnly={isReadOnly}
        hint={say('media.askFirstHint')}
      >
        {say('media.askFirst')}
      </Checkbox>
    </>
  )
}

function Shown({ facts, onChange, isReadOnly }: Props) {
  const say = useWords()
  return (
    <>
      <TextField
        label={say('media.place')}
        maxLength={300}
        value={facts.place}
        onChange={(place) => onChange({ place })}
        isReadOnly={isReadOnly}
      />
      <TextField
        type="date"
        label={say('media.takenOn')}
        value={facts.takenOn ?? ''}
        onChange={(day) => onChange({ takenOn: day || null })}
        isReadOnly={isReadOnly}
      />
      <TextField
        label={say('media.peopleShown')}
        rows={2}
        maxLength={2000}
        value={facts.peopleShown}
        onChange={(peopleShown) => onChange({ peopleShown })}
        isReadOnly={isReadOnly}
        hint={say('media.peopleShownHint')}
      />
    </>
  )
}

'use client'

import { useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Choice } from '#newsroom/articles/choice.ts'
import { useWords } from '#words'
import { Confirm } from './confirm.tsx'

const nobody = 'nobody'

/** Chooses who looks after the selected stories; null: nobody any more. */
export function AssignPanel({
  editors,
  onClose,
  onChoose,
}: {
  editors: readonly Choice[]
  onClose: () => void
  onChoose: (editorId: string | null) => void
}) {
  const say = useWords()
  const [chosen, choose] = useState<string | null>(null)
  return (
    <Panel title={say('assignment.bulkTitle')} onClose={onClose} className="mb-2">
      <Select
        label={say('assignment.editor')}
        choices={[...editors, { id: nobody, name: say('assignment.nobody') }]}
        selectedKey={chosen}
        onSelectionChange={(key) => choose(key === null ? null : String(key))}
        hint={say('assignment.bulkAbout')}
        className="max-w-80"
      />
      <Confirm
        label={say('assignment.assign')}
        isDisabled={chosen === null}
        onCancel={onClose}
        onPress={() => onChoose(chosen === nobody ? null : chosen)}
      />
    </Panel>
  )
}

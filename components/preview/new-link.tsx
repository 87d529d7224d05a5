'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Select } from '#components/ui/select.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Embargo } from '#newsroom/articles/embargo.ts'
import { type PreviewHours, previewHours, usualHours } from '#newsroom/preview/hours.ts'
import { useWords } from '#words'
import type { PreviewActions } from './actions.ts'

type Props = {
  articleId: string
  embargo: Embargo | null
  mayOpenEmbargoed: boolean
  make: PreviewActions['make']
  onMade: (path: string) => void
}

/** Makes a preview link: for how long, and, for an editor, whether it opens the story under its embargo. */
export function NewLink({ articleId, embargo, mayOpenEmbargoed, make, onMade }: Props) {
  const say = useWords()
  const [hours, setHours] = useState<PreviewHours>(usualHours)
  const [opensEmbargoed, setOpensEmbargoed] = useState(false)
  const { run, isBusy, outcome } = useRequest(make)
  const problem = outcome && !outcome.ok ? outcome.problem : null

  async function makeLink() {
    const answer = await run({ articleId, hours, opensEmbargoed: embargo !== null && opensEmbargoed })
    if (answer.ok) onMade(answer.value.path)
  }

  return (
    <>
      <Select
        label={say('preview.howLong')}
        choices={previewHours.map((each) => ({ id: String(each), name: durationInWords(say, each) }))}
        selectedKey={String(hours)}
        onSelectionChange={(key) => setHours(previewHours.find((each) => String(each) === key) ?? usualHours)}
      />
      {embargo && mayOpenEmbargoed && (
        <Checkbox isSelected={opensEmbargoed} onChange={setOpensEmbargoed} hint={say('preview.opensEmbargoedHint')}>
          {say('preview.opensEmbargoed')}
        </Checkbox>
      )}
      {embargo && !opensEmbargoed && <p className="text-ink-soft">{say('preview.heldByEmbargo')}</p>}
      {problem && (
        <Alert tone="danger" live>
          {problem === 'wrong-stage' || problem === 'too-many' ? say(`preview.problem-${problem}`) : say(`problems.${problem}`)}
        </Alert>
      )}
      <div>
        <Button size="small" isPending={isBusy} onPress={() => void makeLink()}>
          {say('preview.make')}
        </Button>
      </div>
    </>
  )
}

const durationInWords = (say: Say, hours: number): string =>
  hours < 48 ? say('preview.hours', { count: hours }) : say('preview.days', { count: hours / 24 })

'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { Embargo } from '#newsroom/articles/embargo.ts'
import { useWords } from '#words'
import type { PreviewActions } from './actions.ts'
import { MadeLink } from './made-link.tsx'
import { NewLink } from './new-link.tsx'
import { PreviewLinkRow } from './preview-link-row.tsx'

type Props = {
  articleId: string
  embargo: Embargo | null
  /** Whether this person may make a link that opens the story under its embargo. */
  mayOpenEmbargoed: boolean
  isLocked: boolean
  zone: string
  actions: PreviewActions
}

/** Links for people without an account: makes them, lists how often each was opened, and revokes them. */
export function PreviewLinks({ articleId, embargo, mayOpenEmbargoed, isLocked, zone, actions }: Props) {
  const say = useWords()
  const [made, setMade] = useState<string | null>(null)
  const { value: links, problem, again } = useAnswer(['preview-links', articleId], () => actions.links({ articleId }))
  return (
    <>
      <p className="text-ink-soft">{say('preview.about')}</p>
      {made && <MadeLink path={made} onClose={() => setMade(null)} />}
      {!isLocked && (
        <NewLink
          {...{ articleId, embargo, mayOpenEmbargoed }}
          make={actions.make}
          onMade={(path) => {
            setMade(path)
            void again()
          }}
        />
      )}
      {links ? (
        links.length > 0 && (
          <ul aria-label={say('preview.links')} className="grid grid-cols-1 gap-2">
            {links.map((link) => (
              <PreviewLinkRow key={link.id} {...{ articleId, link, zone }} revoke={actions.revoke} onRevoked={() => void again()} />
            ))}
          </ul>
        )
      ) : problem ? (
        <Alert tone="danger">{say(`problems.${problem}`)}</Alert>
      ) : (
        <Spinner label={say('preview.loading')} />
      )}
    </>
  )
}

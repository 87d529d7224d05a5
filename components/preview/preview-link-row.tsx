'use client'

import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { PreviewLink } from '#newsroom/preview/preview-links.ts'
import { useWords } from '#words'
import type { PreviewActions } from './actions.ts'

type Props = {
  articleId: string
  link: PreviewLink
  zone: string
  revoke: PreviewActions['revoke']
  onRevoked: () => void
}

/** One preview link: until when, who made it, how often it was opened. An open one can be revoked. */
export function PreviewLinkRow({ articleId, link, zone, revoke, onRevoked }: Props) {
  const say = useWords()
  const { run, isBusy, outcome } = useRequest(revoke)
  const { id, standing, createdBy, createdAt, expiresAt, opensEmbargoed, openedCount, openedAt } = link
  return (
    <li className="grid gap-1 border-line border-t pt-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={standing === 'open' ? 'good' : 'neutral'}>{say(`preview.standing-${standing}`)}</Badge>
        {standing !== 'revoked' && (
          <span className="text-ink-soft">
            {say('preview.until')} <Time at={expiresAt} zone={zone} />
          </span>
        )}
        {opensEmbargoed && <Badge tone="danger">{say('preview.marked')}</Badge>}
      </p>
      <p className="text-ink-faint text-xs">
        {say('preview.madeBy', { name: createdBy ?? '—' })} <Time at={createdAt} zone={zone} />
      </p>
      <p className="text-ink-faint text-xs">
        {say('preview.opened', { count: openedCount })}
        {openedAt && (
          <>
            {' '}
            {say('preview.last')} <Time at={openedAt} zone={zone} />
          </>
        )}
      </p>
      {outcome && !outcome.ok && <p className="text-danger text-xs">{say(`problems.${outcome.problem}`)}</p>}
      {standing === 'open' && (
        <div>
          <Button
            size="small"
            isPending={isBusy}
            onPress={async () => {
              if ((await run({ articleId, linkId: id })).ok) onRevoked()
            }}
          >
            {say('preview.revoke')}
          </Button>
        </div>
      )}
    </li>
  )
}

import { Badge } from '#components/ui/badge.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Say } from '#components/ui/words/say.ts'
import { span } from '#components/workflow/confirmation-words.ts'
import type { NewestCheck } from '#newsroom/outside/newest-checks.ts'
import { useWords } from '#words'

/** The stories that the worker looked for last, each with how it stands. */
export function ChecksList({ checks }: { checks: readonly NewestCheck[] }) {
  const say = useWords()
  return (
    <ul aria-label={say('outside.checks')} className="mt-2 border-line border-t">
      {checks.map((check) => (
        <li
          key={`${check.articleId}-${check.since.toISOString()}`}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b py-1.5"
        >
          <a href={`/desk/articles/${check.articleId}`} className="min-w-0 flex-1 basis-64 underline-offset-2 hover:underline">
            {check.headline || say('outside.untitled')}
          </a>
          <span className="flex flex-wrap items-baseline gap-x-3 text-ink-soft text-xs tabular-nums">
            {say(`outside.kind-${check.kind}`)} <Time at={check.since} />
            {check.spots.red > 0 ? (
              <Badge tone="danger">{say('outside.checkRed', { count: check.spots.red })}</Badge>
            ) : (
              <span>{standingInWords(say, check)}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

function standingInWords(say: Say, { spots: { all, seen }, slowest }: NewestCheck): string {
  if (all === 0) return say('outside.checkNothing')
  if (seen < all || slowest === null) return say('outside.checkLooking', { seen, all })
  return say('outside.checkAllSeen', { span: span(say, slowest) })
}

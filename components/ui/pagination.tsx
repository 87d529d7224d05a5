import { useWords } from '#words'
import { LinkButton } from './link-button.tsx'

/** Keyset pagination: links to the first and the next page, without numbers. */
export function Pagination({ first, next, label }: { first?: string; next?: string; label?: string }) {
  const say = useWords()
  if (!first && !next) return null
  return (
    <nav aria-label={label ?? say('everywhere.pages')} className="flex items-center justify-between gap-2 py-3">
      {first ? <LinkButton href={first}>{say('everywhere.newest')}</LinkButton> : <span />}
      {next && (
        <LinkButton href={next} rel="next">
          {say('everywhere.older')}
        </LinkButton>
      )}
    </nav>
  )
}

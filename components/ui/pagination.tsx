import { LinkButton } from './link-button.tsx'

/** Pages by key: there is a first and a next, never a number. */
export function Pagination({ first, next, label = 'Pages' }: { first?: string; next?: string; label?: string }) {
  if (!first && !next) return null
  return (
    <nav aria-label={label} className="flex items-center justify-between gap-2 py-3">
      {first ? <LinkButton href={first}>Newest</LinkButton> : <span />}
      {next && (
        <LinkButton href={next} rel="next">
          Older
        </LinkButton>
      )}
    </nav>
  )
}

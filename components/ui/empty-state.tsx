import type { ReactNode } from 'react'

/**
 * An empty list: that nothing is here, why, and what one can do. `isPage`: nothing else is on the page, so its title is the page's heading.
 */
export function EmptyState({
  title,
  isPage,
  children,
  action,
}: {
  title: string
  isPage?: boolean
  children?: ReactNode
  action?: ReactNode
}) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className="mx-auto max-w-sm px-4 py-16 text-center">
      <Title className="font-semibold text-base text-ink">{title}</Title>
      {children && <div className="mt-1 text-ink-soft">{children}</div>}
      {action && <div className="mt-4 flex justify-center">{action}</div>}
    </div>
  )
}

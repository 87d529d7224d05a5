import type { ReactNode } from 'react'

/** Details that belong together, under a title. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid grid-cols-1 gap-3 border-line border-t pt-4">
      <h3 className="font-bold text-xs">{title}</h3>
      {children}
    </section>
  )
}

import type { ReactNode } from 'react'

const tones = {
  note: 'bg-accent-soft text-ink',
  good: 'bg-good-soft text-ink',
  warn: 'bg-warn-soft text-ink',
  danger: 'bg-danger-soft text-ink',
}

/** An important message in the page. `live`: announced when it appears. */
export function Alert({ tone = 'note', live, children }: { tone?: keyof typeof tones; live?: boolean; children: ReactNode }) {
  return (
    <div role={live ? 'alert' : undefined} className={`rounded-md px-3 py-2 ${tones[tone]}`}>
      {children}
    </div>
  )
}

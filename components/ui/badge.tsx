import type { ReactNode } from 'react'

const tones = {
  neutral: 'bg-sunken text-ink-soft',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
}

/** A short label of a state. The colour is only an addition to the text. */
export function Badge({ tone = 'neutral', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={`inline-flex min-h-5 max-w-full items-center gap-1 rounded-sm px-1.5 font-semibold text-2xs sm:whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  )
}

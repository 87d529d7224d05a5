import type { ReactNode } from 'react'

const looks = {
  added: 'bg-good-soft text-good underline',
  removed: 'bg-danger-soft text-danger line-through',
  'moved-here': 'bg-accent-soft text-accent underline decoration-dotted',
  'moved-away': 'bg-accent-soft text-accent line-through decoration-dotted',
} as const

/** Added or removed words, shown by more than a colour and spoken before them. */
export function ChangeMark({ is, said, children }: { is: keyof typeof looks; said: string; children: ReactNode }) {
  const Tag = is === 'added' || is === 'moved-here' ? 'ins' : 'del'
  return (
    <Tag className={`rounded-xs px-0.5 decoration-1 ${looks[is]}`}>
      <span className="sr-only">{` ${said} `}</span>
      {children}
    </Tag>
  )
}

import type { ReactNode } from 'react'
import { dateFormat } from '#lib/date-format.ts'
import { newsroomZone } from '#lib/publication.ts'
import { useFormat, useWords } from '#words'

/** What is known of a file itself: its name, `facts`, and who added it when. */
export function FileFacts({
  thing,
  facts,
  children,
}: {
  thing: { name: string; createdAt: string; addedBy: string | null }
  facts: readonly (readonly [name: string, fact: string])[]
  children?: ReactNode
}) {
  const say = useWords()
  const { locale } = useFormat()
  const date = dateFormat(locale, { timeZone: newsroomZone(), dateStyle: 'medium', timeStyle: 'short' }).format(new Date(thing.createdAt))
  const all = [
    [say('media.file'), thing.name] as const,
    ...facts,
    [say('media.added'), thing.addedBy ? say('media.addedBy', { date, name: thing.addedBy }) : date] as const,
  ]
  return (
    <section className="mt-5 border-line border-t pt-3">
      <h3 className="mb-1 font-semibold text-ink-soft text-xs">{say('media.file')}</h3>
      <dl className="grid grid-cols-[4rem_minmax(0,1fr)] gap-y-0.5 text-xs">
        {all.map(([name, fact]) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="wrap-anywhere">{fact}</dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  )
}

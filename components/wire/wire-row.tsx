import { Badge } from '#components/ui/badge.tsx'
import { Link } from '#components/ui/link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { WireWanted } from '#newsroom/wire/input.ts'
import type { WireRow as Row } from '#newsroom/wire/wire-list.ts'
import { useWords } from '#words'
import { addressOfWire } from './words.ts'

/** A text of the wire in the list: a press opens it beside the list. */
export function WireRow({ row, wanted, isOpen }: { row: Row; wanted: WireWanted; isOpen: boolean }) {
  const say = useWords()
  const { id, headline, at, state, feeds, handledBy, madeBy, articleId, changedAt, isRecalled } = row
  const byWhom = articleId && madeBy ? say('wire.madeBy', { name: madeBy }) : handledBy && dealtWith(say, state, handledBy)
  return (
    <li
      className={`relative isolate grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 border-line border-b py-2 before:absolute before:-inset-x-2 before:inset-y-0 before:-z-10 focus-within:before:bg-hover hover:before:bg-hover ${isOpen ? 'before:bg-sunken' : ''}`}
    >
      <p className="text-ink-soft text-xs leading-5">
        <Time at={at} />
      </p>
      <div className="min-w-0">
        <p className="wrap-anywhere">
          <Link
            href={addressOfWire({ ...wanted, item: id })}
            scroll={false}
            aria-current={isOpen ? 'true' : undefined}
            className={`underline-offset-2 hover:underline ${state === 'new' ? 'font-semibold' : 'text-ink-soft'}`}
          >
            {headline}
          </Link>{' '}
          {isRecalled && <Badge tone="danger">{say('wire.killed')}</Badge>}{' '}
          {changedAt && !isRecalled && <Badge tone="warn">{say('wire.changed')}</Badge>}
        </p>
        <p className="text-ink-soft text-xs">{[...feeds, byWhom].filter(Boolean).join(' · ')}</p>
      </div>
    </li>
  )
}

const dealtWith = (say: ReturnType<typeof useWords>, state: Row['state'], name: string): string | null =>
  state === 'read' ? say('wire.readBy', { name }) : state === 'ignored' ? say('wire.ignoredBy', { name }) : null

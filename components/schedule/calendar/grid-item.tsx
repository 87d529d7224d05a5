'use client'

import { useDraggable } from '@dnd-kit/core'
import { AlarmClock, Check, LockKeyhole, type LucideIcon, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { CalendarItem } from '#newsroom/schedule/calendar.ts'
import { useFormat, useWords } from '#words'
import { dayInWords, hourInWords } from '../moment-words.ts'
import { isMovable, kindInWords, type Standing, standingOf, titleOf, toneOf } from './item-words.ts'
import type { Moves } from './use-moves.ts'

/** Minutes and days that an arrow key moves. */
const steps: Readonly<Record<string, { days?: number; minutes?: number }>> = {
  ArrowUp: { minutes: -15 },
  ArrowDown: { minutes: 15 },
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
}

type Props = {
  item: CalendarItem
  zone: string
  moves: Moves
  /** Where it would be dropped now. */
  target: string | null
}

/** One thing in the hours of its day. */
export function GridItem({ item, zone, moves, target }: Props) {
  const say = useWords()
  const { locale } = useFormat()
  const mayMove = isMovable(item) && item.mayMove
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id: item.id, disabled: !mayMove })
  const isHeld = moves.held?.id === item.id
  const self = useRef<HTMLButtonElement>(null)
  // A step into another cell makes a new element, which takes the focus over.
  useEffect(() => {
    if (isHeld) self.current?.focus()
  }, [isHeld])
  const standing = standingOf(item)
  const time = target ?? (isHeld ? moves.wallOf(item) : null)
  const hour = time ? time.slice(11) : hourInWords(locale, moves.atOf(item), zone)
  const title = titleOf(say, item) || kindInWords(say, item)
  return (
    <button
      type="button"
      ref={(element) => {
        setNodeRef(element)
        self.current = element
      }}
      {...listeners}
      data-item={item.id}
      onClick={() => moves.open({ id: item.id })}
      onKeyDown={(event) => moveByKey(event, item, moves)}
      title={`${kindInWords(say, item)}: ${title}`}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
      className={`flex min-w-0 select-none items-baseline gap-1 rounded-sm px-1.5 py-0.5 text-left text-xs inset-ring [-webkit-touch-callout:none] ${toneOf[standing]} ${mayMove ? 'cursor-grab' : ''} ${isDragging ? 'relative z-30 shadow-popover' : ''} ${isHeld ? 'outline-2 outline-accent outline-dashed' : ''}`}
    >
      <StandingIcon standing={standing} />
      <span className="sr-only">{`${dayInWords(locale, moves.atOf(item), zone)}, `}</span>
      <span className="shrink-0 font-semibold tabular-nums">{hour}</span>
      <span className="sr-only">{`, ${kindInWords(say, item)}: `}</span>
      <span className="truncate" lang={item.language ?? undefined}>
        {title}
      </span>
    </button>
  )
}

function StandingIcon({ standing }: { standing: Standing }) {
  const Icon = icons[standing]
  if (!Icon) return null
  const isBad = standing === 'held' || standing === 'overdue'
  return <Icon size={11} aria-hidden="true" className={`shrink-0 self-center ${isBad ? 'text-danger' : ''}`} />
}

const icons: Readonly<Record<Standing, LucideIcon | null>> = {
  planned: null,
  held: TriangleAlert,
  done: Check,
  embargo: LockKeyhole,
  deadline: AlarmClock,
  overdue: TriangleAlert,
}

function moveByKey(event: KeyboardEvent, item: CalendarItem, moves: Moves): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !item.mayMove) return
  const step = steps[event.key]
  const isHeld = moves.held?.id === item.id
  if (step) moves.moveBy(item, event.shiftKey && step.minutes ? { minutes: step.minutes * 4 } : step)
  else if (event.key === 'Enter' && isHeld) moves.moveTo(item, moves.wallOf(item))
  else if (event.key === 'Escape' && isHeld) moves.letGo()
  else return
  event.preventDefault()
  event.stopPropagation()
}

'use client'

import { ArrowDown, ArrowUp, type LucideIcon, X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '#words'
import { Button } from './button.tsx'

type Item = { id: string; name: string }
type Act = 'up' | 'down' | 'remove'

/**
 * A short list that a person puts in order and takes things out of, by buttons. The focus stays with what was moved, or goes to the
 * neighbour of what was removed. Of `least` items none can be removed. `children` draws an item (default: its name).
 */
export function OrderedList<Each extends Item>({
  label,
  items,
  least = 0,
  className = '',
  onChange,
  children = ({ name }) => name,
}: {
  label?: string
  items: readonly Each[]
  least?: number
  className?: string
  onChange: (items: Each[]) => void
  children?: (item: Each, place: number) => ReactNode
}) {
  const say = useWords()
  const list = useRef<HTMLOListElement>(null)

  function act(what: Act, place: number) {
    const item = items[place]
    if (!item) return
    const others = items.toSpliced(place, 1)
    flushSync(() => onChange(what === 'remove' ? others : others.toSpliced(place + (what === 'up' ? -1 : 1), 0, item)))
    focusRow(what === 'remove' ? (others[place] ?? others[place - 1]) : item, what)
  }

  /** The same button of a row, or another one where it is disabled now. */
  function focusRow(item: Each | undefined, what: Act) {
    const row = [...(list.current?.children ?? [])].find((each) => each instanceof HTMLElement && each.dataset.item === item?.id)
    const button =
      row?.querySelector<HTMLElement>(`[data-act="${what}"]:not(:disabled)`) ?? row?.querySelector<HTMLElement>('button:not(:disabled)')
    button?.focus()
  }

  const button = (what: Act, place: number, icon: LucideIcon, text: string, isDisabled: boolean) => (
    <IconButton label={text} icon={icon} isDisabled={isDisabled} act={what} onPress={() => act(what, place)} />
  )
  return (
    <ol ref={list} aria-label={label} className={className}>
      {items.map((item, place) => (
        <li key={item.id} data-item={item.id} className="flex flex-wrap items-center border-line border-b last:border-0">
          <span className="wrap-anywhere min-w-[min(100%,6rem)] flex-1">{children(item, place)}</span>
          <span className="ml-auto flex gap-0.5">
            {items.length > 1 && button('up', place, ArrowUp, say('everywhere.moveUp', { name: item.name }), place === 0)}
            {items.length > 1 &&
              button('down', place, ArrowDown, say('everywhere.moveDown', { name: item.name }), place === items.length - 1)}
            {button('remove', place, X, say('everywhere.removeThing', { name: item.name }), items.length <= least)}
          </span>
        </li>
      ))}
    </ol>
  )
}

function IconButton({
  label,
  icon: Icon,
  isDisabled,
  act,
  onPress,
}: {
  label: string
  icon: LucideIcon
  isDisabled: boolean
  act: Act
  onPress: () => void
}) {
  return (
    <Button tone="quiet" size="small" square aria-label={label} data-act={act} isDisabled={isDisabled} onPress={onPress}>
      <Icon size={13} aria-hidden="true" />
    </Button>
  )
}

import type { Editor } from '@tiptap/react'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { hasRoomBeside } from '#components/ui/room-beside.ts'
import { freshRange, placeOfThread } from './ranges.ts'
import { stackCards } from './stack-cards.ts'

/** The card of a comment that is being written on words that have none. */
export const freshCard = 'fresh'
/** Pixels between two cards. */
const gap = 8
/** Milliseconds after a key until the cards move: the text comes first. */
const rest = 150

/** Puts the cards of a list (`data-card`) beside their words, and those whose words are gone below. Without React: the text moves often. */
export function useAlignedCards({
  list,
  editor,
  order,
  active,
  onHero,
}: {
  list: RefObject<HTMLOListElement | null>
  editor: Editor | null
  order: readonly string[]
  active: string | null
  /** The cards that stand beside the hero picture. */
  onHero: ReadonlySet<string>
}): void {
  const now = useRef({ order, active, onHero })
  now.current = { order, active, onHero }
  const align = useRef(() => {})
  align.current = () => {
    if (!list.current || !editor) return
    if (hasRoomBeside()) alignIn(list.current, editor, now.current)
    else list.current.style.minHeight = '' // a window that was wide before
  }
  // After each drawing: what is in a card may have grown.
  useLayoutEffect(() => align.current())
  const cards = order.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `cards` says that there are others
  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => align.current(), rest)
    }
    const sizes = new ResizeObserver(soon)
    sizes.observe(editor.view.dom)
    for (const card of list.current?.children ?? []) sizes.observe(card)
    editor.on('transaction', soon)
    window.addEventListener('resize', soon)
    return () => {
      clearTimeout(timer)
      sizes.disconnect()
      editor.off('transaction', soon)
      window.removeEventListener('resize', soon)
    }
  }, [editor, list, cards])
}

type Order = { order: readonly string[]; active: string | null; onHero: ReadonlySet<string> }

function alignIn(list: HTMLOListElement, editor: Editor, { order, active, onHero }: Order): void {
  const elements = new Map<string, HTMLElement>()
  for (const child of list.children) if (child instanceof HTMLElement && child.dataset.card) elements.set(child.dataset.card, child)
  const top = list.getBoundingClientRect().top
  const cards = order.flatMap((id) => {
    const element = elements.get(id)
    if (!element) return []
    const range = id === freshCard ? freshRange(editor.state) : placeOfThread(editor.state, id)
    const hero = onHero.has(id) ? heroIn(editor) : null
    const placeTop = range ? editor.view.coordsAtPos(range.from, 1).top : hero?.getBoundingClientRect().top
    const wanted = placeTop === undefined ? null : placeTop - top
    return { id, wanted, height: element.offsetHeight }
  })
  const last = Math.max(gap, ...cards.map(({ wanted }) => wanted ?? 0))
  const placed = cards.map((card) => ({ ...card, wanted: Math.max(gap, card.wanted ?? (card.id === freshCard ? gap : last)) }))
  placed.sort((one, other) => one.wanted - other.wanted)
  const around = stackCards(placed, active, gap)
  // Pushed over the top: then from the top on.
  const tops = Math.min(...around.values()) < 0 ? stackCards(placed, null, gap) : around
  let end = 0
  for (const { id, height } of placed) {
    const place = tops.get(id) ?? 0
    const element = elements.get(id)
    if (element) element.style.top = `${place}px`
    end = Math.max(end, place + height)
  }
  list.style.minHeight = `${end + gap}px`
}

/** Where the hero picture stands, in the text. */
export const heroIn = (editor: Editor): HTMLElement | null => editor.view.dom.querySelector('.story-hero')

import type { Anchor } from '#newsroom/feed/arrange.ts'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'

/** What the screen shows at once, before the newsroom has answered. The answer then decides. */
export function movedTo(items: readonly DeskItem[], articleId: string, index: number): DeskItem[] {
  const story = items.find((item) => item.articleId === articleId)
  if (!story) return [...items]
  const others = items.filter((item) => item.articleId !== articleId)
  const at = withinGroup(others, story.pinned, index)
  return [...others.slice(0, at), story, ...others.slice(at)]
}

/** A story stays among the pinned or among the others. */
function withinGroup(others: readonly DeskItem[], pinned: boolean, index: number): number {
  const border = others.filter((item) => item.pinned).length
  return pinned ? Math.min(index, border) : Math.max(Math.min(index, others.length), border)
}

/** The neighbours that a story has at an index of the others, the one below first. */
export function anchorsAt(items: readonly DeskItem[], articleId: string, index: number): Anchor[] {
  const story = items.find((item) => item.articleId === articleId)
  const others = items.filter((item) => item.articleId !== articleId)
  const at = withinGroup(others, story?.pinned ?? false, index)
  const above = others[at - 1]
  const below = others[at]
  const isBorder = above && below && above.pinned !== below.pinned
  const after: Anchor[] = above ? [{ after: above.articleId }] : []
  const before: Anchor[] = below ? [{ before: below.articleId }] : []
  // At the border between pinned and others, the neighbour of its own kind is the one that is meant.
  return isBorder && story?.pinned ? [...after, ...before] : [...before, ...after]
}

export function withPin(items: readonly DeskItem[], articleId: string, pinned: boolean): DeskItem[] {
  const story = items.find((item) => item.articleId === articleId)
  if (!story) return [...items]
  const others = items.filter((item) => item.articleId !== articleId)
  const at = pinned ? 0 : others.filter((item) => item.pinned).length
  return [...others.slice(0, at), { ...story, pinned }, ...others.slice(at)]
}

export const without = (items: readonly DeskItem[], articleId: string): DeskItem[] => items.filter((item) => item.articleId !== articleId)

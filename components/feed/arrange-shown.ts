import type { Anchor } from '#newsroom/feed/arrange.ts'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'

/** A place in the list: an index (from 0) among the other stories, and whether the story is pinned there. */
export type Place = { index: number; pinned: boolean }

/**
 * The place of a story that is dropped at an index among the others: pinned among pinned stories, unpinned among the rest. At the boundary
 * it stays as it is.
 */
export function placeAt(items: readonly DeskItem[], articleId: string, index: number): Place {
  const story = items.find((item) => item.articleId === articleId)
  const others = items.filter((item) => item.articleId !== articleId)
  const at = Math.min(Math.max(index, 0), others.length)
  if (others[at]?.pinned) return { index: at, pinned: true }
  if (at > 0 && others[at - 1]?.pinned === false) return { index: at, pinned: false }
  return { index: at, pinned: story?.pinned ?? false }
}

/** The place nearest to an index at which the story stays pinned or unpinned. */
export function ownPlace(items: readonly DeskItem[], articleId: string, index: number): Place {
  const others = items.filter((item) => item.articleId !== articleId)
  const pinned = items.find((item) => item.articleId === articleId)?.pinned ?? false
  const border = others.filter((item) => item.pinned).length
  return { index: pinned ? Math.min(index, border) : Math.max(Math.min(index, others.length), border), pinned }
}

/** A place of the page's shape, by its index: a story that is dropped there is pinned if every story before it is. */
export function placeInPage(items: readonly DeskItem[], articleId: string, index: number): Place {
  const others = items.filter((item) => item.articleId !== articleId)
  const at = Math.min(index, others.length)
  return { index: at, pinned: others.slice(0, at).every(({ pinned }) => pinned) }
}

/** The order shown before the server has answered. The server's answer replaces it. */
export function moveShown(items: readonly DeskItem[], articleId: string, { index, pinned }: Place): DeskItem[] {
  const story = items.find((item) => item.articleId === articleId)
  if (!story) return [...items]
  const others = items.filter((item) => item.articleId !== articleId)
  return [...others.slice(0, index), { ...story, pinned }, ...others.slice(index)]
}

/** The neighbours of a story at a place, the lower one first; at the boundary the one of its own group first. */
export function anchorsAt(items: readonly DeskItem[], articleId: string, { index, pinned }: Place): Anchor[] {
  const others = items.filter((item) => item.articleId !== articleId)
  const above = others[index - 1]
  const below = others[index]
  const isBorder = above && below && above.pinned !== below.pinned
  const after: Anchor[] = above ? [{ after: above.articleId }] : []
  const before: Anchor[] = below ? [{ before: below.articleId }] : []
  return isBorder && pinned ? [...after, ...before] : [...before, ...after]
}

export function withPin(items: readonly DeskItem[], articleId: string, pinned: boolean): DeskItem[] {
  const others = items.filter((item) => item.articleId !== articleId)
  return moveShown(items, articleId, { index: pinned ? 0 : others.filter((item) => item.pinned).length, pinned })
}

export const removeShown = (items: readonly DeskItem[], articleId: string): DeskItem[] =>
  items.filter((item) => item.articleId !== articleId)

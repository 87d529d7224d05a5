'use client'

import { ChevronDown, ChevronUp, Ellipsis, GripVertical, Pin } from 'lucide-react'
import { GridListItem, Button as RacButton } from 'react-aria-components'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuSection, MenuTrigger } from '#components/ui/menu.tsx'
import { Time } from '#components/ui/time.tsx'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import type { Desk } from './use-feed.ts'

export function FeedRow({
  id,
  item,
  rank,
  isLastPinned,
  zone,
  desk,
  onPlace,
}: {
  id: string
  item: DeskItem
  rank: number
  isLastPinned: boolean
  zone: string
  desk: Desk
  onPlace: (articleId: string) => void
}) {
  const { articleId, headline, pinned } = item
  return (
    <GridListItem
      id={id}
      textValue={headline}
      className={`group relative flex items-center gap-2 py-1.5 outline-none data-dragging:opacity-40 data-drop-target:bg-accent-soft data-focus-visible:bg-accent-soft data-hovered:bg-hover md:gap-3 md:px-1 ${
        isLastPinned ? 'border-line-strong border-b-2' : 'border-line border-b'
      } data-focus-visible:shadow-[inset_3px_0_0_var(--accent)]`}
    >
      <RacButton
        slot="drag"
        aria-label={`Drag “${headline}”`}
        className="grid h-8 w-5 shrink-0 cursor-grab place-items-center rounded-sm text-ink-faint max-md:hidden"
      >
        <GripVertical size={15} aria-hidden="true" />
      </RacButton>
      <span className="w-5 shrink-0 text-right text-ink-faint text-xs tabular-nums md:w-9">
        {pinned ? <Pin size={13} aria-label="Pinned" className="ml-auto text-accent" /> : rank}
      </span>
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-semibold leading-5 max-md:line-clamp-2 md:truncate">{headline}</p>
        <p className="flex items-center gap-2 text-ink-soft text-xs md:hidden">
          <span>
            {item.section} · <Time at={item.firstPublishedAt} zone={zone} />
          </span>
          {item.breaking && <Badge tone="danger">Breaking</Badge>}
        </p>
      </div>
      {item.breaking && (
        <span className="max-md:hidden">
          <Badge tone="danger">Breaking</Badge>
        </span>
      )}
      <span className="w-24 shrink-0 truncate text-ink-soft max-md:hidden">{item.section}</span>
      <span className="w-24 shrink-0 text-right text-ink-soft text-xs max-md:hidden">
        <Time at={item.firstPublishedAt} zone={zone} />
      </span>
      <span className="flex shrink-0">
        <Button tone="quiet" size="small" square aria-label={`Move “${headline}” up`} onPress={() => desk.moveBy(articleId, -1)}>
          <ChevronUp size={16} aria-hidden="true" />
        </Button>
        <Button tone="quiet" size="small" square aria-label={`Move “${headline}” down`} onPress={() => desk.moveBy(articleId, 1)}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
        <MenuTrigger>
          <Button tone="quiet" size="small" square aria-label={`More for “${headline}”`}>
            <Ellipsis size={16} aria-hidden="true" />
          </Button>
          <Menu aria-label={`More for “${headline}”`} placement="bottom end">
            <MenuSection aria-label="Place">
              <MenuItem keys="Alt+Home" onAction={() => desk.moveToTop(articleId)}>
                Move to top
              </MenuItem>
              <MenuItem onAction={() => onPlace(articleId)}>Move to position…</MenuItem>
              {pinned ? (
                <MenuItem onAction={() => desk.unpin(articleId)}>Unpin</MenuItem>
              ) : (
                <MenuItem onAction={() => desk.pin(articleId)}>Pin on top</MenuItem>
              )}
              <MenuItem onAction={() => desk.takeOut(articleId)}>Take out of the feed</MenuItem>
            </MenuSection>
            <MenuSection aria-label="Story">
              <MenuItem href={`/desk/articles/${articleId}`}>Open the story</MenuItem>
            </MenuSection>
          </Menu>
        </MenuTrigger>
      </span>
    </GridListItem>
  )
}

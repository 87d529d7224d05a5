'use client'

import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ArrowUpDown, GripVertical, Pin } from 'lucide-react'
import { memo } from 'react'
import { GridListItem } from 'react-aria-components'
import { EmbargoMark } from '#components/embargo/embargo-mark.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Link } from '#components/ui/link.tsx'
import { MenuItem, MenuSection } from '#components/ui/menu.tsx'
import { RowButton } from '#components/ui/row-button.tsx'
import { RowMenu } from '#components/ui/row-menu.tsx'
import { Time } from '#components/ui/time.tsx'
import type { FeedShape } from '#db/schema/feed.ts'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { useWords } from '#words'
import type { Ask } from './actions.ts'
import type { Row } from './feed-rows.ts'
import { placesOf } from './place-in-shape.ts'
import type { Acts } from './use-feed.ts'

type Props = { row: Row; shape: FeedShape | null; zone: string; desk: Acts; onPick: (articleId: string) => void; onAsk: (ask: Ask) => void }

export function FeedRow(props: Props) {
  const { id, item } = props.row
  return (
    <GridListItem
      id={id}
      textValue={item.headline}
      className="group relative scroll-mt-16 scroll-mb-32 outline-none data-focus-visible:bg-accent-soft data-focus-visible:shadow-[inset_3px_0_0_var(--accent)]"
    >
      <Sortable {...props} />
    </GridListItem>
  )
}

/** The frame of a row, rendered inside it so that a drag renders only the frames. */
function Sortable(props: Props) {
  const { id, isLastPinned, isPicked } = props.row
  const { setNodeRef, listeners, transform, transition, isDragging, isOver, activeIndex } = useSortable({ id })
  const isDropLine = isOver && activeIndex === -1 // the dragged story stands in the drawn page, so no row makes room for it
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`flex select-none items-center gap-2 py-1.5 [-webkit-touch-callout:none] md:gap-3 md:px-1 ${
        isLastPinned ? 'border-line-strong border-b-2' : 'border-line border-b'
      } ${isDragging ? 'relative z-10 cursor-grabbing rounded-md border-transparent bg-surface shadow-popover' : 'group-data-hovered:bg-hover'} ${isDropLine ? 'shadow-[inset_0_2px_0_var(--accent)]' : ''} ${isPicked ? 'bg-accent-soft' : ''}`}
    >
      <Content {...props} isDragging={isDragging} />
    </div>
  )
}

/** The content of a row, rendered only when the row has changed. */
const Content = memo(function Content({ row, isDragging, shape, zone, desk, onPick, onAsk }: Props & { isDragging: boolean }) {
  const say = useWords()
  const { item, rank, willBePinned, place, isPicked } = row
  const { articleId, headline, pinned } = item
  return (
    <>
      <span aria-hidden="true" className="grid h-8 w-5 shrink-0 cursor-grab place-items-center text-ink-faint max-md:hidden">
        <GripVertical size={15} />
      </span>
      <span className="w-5 shrink-0 text-right text-ink-faint text-xs tabular-nums md:w-9">
        {willBePinned ? (
          <Pin size={13} aria-label={say('feed.pinned')} className="ml-auto text-accent" />
        ) : (
          <span className={isDragging ? 'invisible' : ''}>{rank}</span>
        )}
      </span>
      <Headline item={item} zone={zone} />
      {isDragging && willBePinned !== pinned && <Badge tone="warn">{say(willBePinned ? 'feed.pinHere' : 'feed.unpin')}</Badge>}
      {place && (
        <span className="max-md:hidden">
          <Badge tone="accent">{say(`feed.place-${place}`)}</Badge>
        </span>
      )}
      {item.breaking && (
        <span className="max-md:hidden">
          <Badge tone="danger">{say('feed.breaking')}</Badge>
        </span>
      )}
      <span className="w-24 shrink-0 truncate text-ink-soft max-md:hidden">{item.section}</span>
      <span className="w-24 shrink-0 text-right text-ink-soft text-xs max-md:hidden">
        <Time at={item.firstPublishedAt} zone={zone} />
      </span>
      <span className="flex shrink-0">
        <RowButton
          tone="quiet"
          square
          aria-label={say('everywhere.moveThing', { name: headline })}
          aria-pressed={isPicked}
          onClick={() => onPick(articleId)}
          className="max-md:h-10! max-md:w-10!"
        >
          <ArrowUpDown size={16} aria-hidden="true" />
        </RowButton>
        <StoryMenu item={item} shape={shape} desk={desk} onAsk={onAsk} />
      </span>
    </>
  )
})

function Headline({ item, zone }: { item: DeskItem; zone: string }) {
  const say = useWords()
  return (
    <div className="min-w-0 flex-1">
      <p className="wrap-anywhere font-semibold leading-5 max-md:line-clamp-2 md:truncate">
        <Link
          href={`/desk/articles/${item.articleId}`}
          draggable={false}
          className="underline-offset-2 hover:underline [-webkit-touch-callout:none]"
        >
          {item.look?.headline ?? item.headline}
        </Link>
      </p>
      {item.look?.headline && <p className="truncate text-ink-faint text-xs">{say('feed.calledElsewhere', { headline: item.headline })}</p>}
      {item.embargo && (
        <p>
          <EmbargoMark embargo={item.embargo} />
        </p>
      )}
      {item.pinEnd && (
        <p className="text-ink-soft text-xs">
          {say('feed.pinEnds')} <Time at={item.pinEnd.at} zone={zone} />
        </p>
      )}
      {item.exit && (
        <p className="text-ink-soft text-xs">
          {say('feed.leaves')} <Time at={item.exit.at} zone={zone} />
        </p>
      )}
      <p className="flex items-center gap-2 text-ink-soft text-xs md:hidden">
        <span>
          {item.section} · <Time at={item.firstPublishedAt} zone={zone} />
        </span>
        {item.breaking && <Badge tone="danger">{say('feed.breaking')}</Badge>}
      </p>
    </div>
  )
}

function StoryMenu({
  item: { articleId, headline, pinned, pinEnd, exit },
  shape,
  desk,
  onAsk,
}: Pick<Props, 'shape' | 'desk' | 'onAsk'> & Pick<Row, 'item'>) {
  const say = useWords()
  return (
    <RowMenu label={say('feed.moreFor', { headline })} className="max-md:h-10! max-md:w-9!">
      {() => (
        <>
          {shape && (
            <MenuSection aria-label={say('feed.places')}>
              {placesOf([], shape).map(({ kind, index, number }) => (
                <MenuItem key={index} onAction={() => desk.putInPlace(articleId, index)}>
                  {say(kind === 'lead' ? 'feed.toLead' : 'feed.toPlaceInRow', { number })}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          <MenuSection aria-label={say('feed.place')}>
            <MenuItem keys="Alt+Home" onAction={() => desk.moveToTop(articleId)}>
              {say('feed.moveToTop')}
            </MenuItem>
            <MenuItem onAction={() => onAsk({ articleId, what: 'position' })}>{say('feed.moveToPosition')}</MenuItem>
            {pinned ? (
              <MenuItem onAction={() => desk.unpin(articleId)}>{say('feed.unpin')}</MenuItem>
            ) : (
              <MenuItem onAction={() => desk.pin(articleId)}>{say('feed.pinOnTop')}</MenuItem>
            )}
            <MenuItem onAction={() => onAsk({ articleId, what: 'unpin' })}>{say(pinEnd ? 'feed.endOfPin' : 'feed.pinUntil')}</MenuItem>
            <MenuItem onAction={() => desk.takeOut(articleId)}>{say('feed.takeOut')}</MenuItem>
            <MenuItem onAction={() => onAsk({ articleId, what: 'take-out' })}>{say(exit ? 'feed.exitMore' : 'feed.takeOutAt')}</MenuItem>
          </MenuSection>
          <MenuSection aria-label={say('feed.inThisFeed')}>
            <MenuItem onAction={() => onAsk({ articleId, what: 'look' })}>{say('feed.inThisFeedMore')}</MenuItem>
          </MenuSection>
          <MenuSection aria-label={say('feed.story')}>
            <MenuItem href={`/desk/articles/${articleId}`}>{say('feed.openStory')}</MenuItem>
          </MenuSection>
        </>
      )}
    </RowMenu>
  )
}

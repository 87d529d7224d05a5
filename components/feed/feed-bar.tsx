import { Eye, History, LayoutTemplate, ListPlus, Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useCommands } from '#components/palette/offer.ts'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { useWords } from '#words'
import { type FeedChoice, type FeedName, feedDeskPath } from './actions.ts'
import { FeedChooser, hasShape } from './feed-chooser.tsx'
import { FeedVisitors } from './feed-visitors.tsx'
import { type Desk, lastOwn } from './use-feed.ts'

export type FeedPanel = 'history' | 'left-out' | 'shape' | null

/**
 * The name of the feed, the result of the last move, and further commands. On a phone the name scrolls away, so that a refusal of several
 * lines leaves room for the feed.
 */
export function FeedBar({
  feed,
  sections,
  personId,
  desk,
  panel,
  onPanel,
}: {
  feed: FeedName
  sections: readonly FeedChoice[]
  personId: string
  desk: Desk
  panel: FeedPanel
  onPanel: (panel: FeedPanel) => void
}) {
  const say = useWords()
  useFeedCommands({ feed, desk, onPanel })
  const toggle = (name: NonNullable<FeedPanel>) => ({
    size: 'small' as const,
    'aria-expanded': panel === name,
    onPress: () => onPanel(panel === name ? null : name),
  })
  return (
    <div className="max-sm:contents sm:sticky sm:top-0 sm:z-20 sm:-mx-4 sm:mb-1 sm:flex sm:flex-wrap sm:items-center sm:gap-x-3 sm:gap-y-1 sm:border-line sm:border-b sm:bg-canvas sm:px-4 sm:py-1.5 md:mx-0 md:px-0">
      <FeedChooser feed={feed} sections={sections} hasDraft={desk.hasDraft} />
      <div className="sm:contents max-sm:sticky max-sm:top-0 max-sm:z-20 max-sm:-mx-4 max-sm:mb-1 max-sm:flex max-sm:flex-wrap max-sm:gap-y-1 max-sm:border-line max-sm:border-b max-sm:bg-canvas max-sm:px-4 max-sm:py-1.5">
        <p
          role="status"
          className={`order-last min-h-5 basis-full ${desk.said.tone === 'plain' ? 'truncate' : ''} ${desk.said.tone === 'problem' ? 'text-danger' : 'text-ink-soft'}`}
        >
          {desk.said.text}
        </p>
        {/* On a phone the names alone, in one line. */}
        <div className="ml-auto flex flex-wrap items-center gap-1 max-sm:ml-0 max-sm:w-full max-sm:[&_svg]:hidden">
          <FeedVisitors personId={personId} />
          <Button size="small" isDisabled={!lastOwn(desk.moves)} onPress={desk.undoLast}>
            <Undo2 size={14} aria-hidden="true" /> {say('everywhere.undo')}
          </Button>
          <Button {...toggle('left-out')}>
            <ListPlus size={14} aria-hidden="true" /> {say('feed.add')}
          </Button>
          {hasShape(feed) && (
            <Button {...toggle('shape')}>
              <LayoutTemplate size={14} aria-hidden="true" /> {say('feed.shape')}
            </Button>
          )}
          <Button {...toggle('history')}>
            <History size={14} aria-hidden="true" /> {say('feed.history')}
          </Button>
          <LinkButton href={feedDeskPath(feed, '/preview')} size="small">
            <Eye size={14} aria-hidden="true" /> {say('feed.preview')}
          </LinkButton>
        </div>
      </div>
    </div>
  )
}

/** What the buttons of the bar do, for the palette. */
function useFeedCommands({ feed, desk, onPanel }: { feed: FeedName; desk: Desk; onPanel: (panel: FeedPanel) => void }): void {
  const say = useWords()
  const router = useRouter()
  useCommands(() => [
    ...(lastOwn(desk.moves) ? [{ id: 'undo', name: say('everywhere.undo'), keys: 'Mod+Z', run: desk.undoLast }] : []),
    { id: 'add', name: say('feed.add'), run: () => onPanel('left-out') },
    ...(hasShape(feed) ? [{ id: 'shape', name: say('feed.shape'), run: () => onPanel('shape') }] : []),
    { id: 'history', name: say('feed.history'), run: () => onPanel('history') },
    { id: 'preview', name: say('feed.preview'), run: () => router.push(feedDeskPath(feed, '/preview')) },
  ])
}

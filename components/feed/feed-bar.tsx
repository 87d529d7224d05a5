import { History, ListPlus, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { languageFacts } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { useWords } from '#words'
import type { FeedName } from './actions.ts'
import { type Desk, lastOwn } from './use-feed.ts'

export type FeedPanel = 'history' | 'left-out' | null

/** The name of the feed, the result of the last move, and further commands. */
export function FeedBar({
  feed,
  desk,
  panel,
  onPanel,
}: {
  feed: FeedName
  desk: Desk
  panel: FeedPanel
  onPanel: (panel: FeedPanel) => void
}) {
  const say = useWords()
  return (
    <div className="sticky top-0 z-20 -mx-4 mb-1 flex flex-wrap items-center gap-x-3 border-line border-b bg-canvas px-4 py-1.5 md:mx-0 md:px-0">
      <nav aria-label={say('feed.languages')} className="flex gap-3">
        {publishedLanguages().map((language) => (
          <Link
            key={language}
            href={`/desk/feed?language=${language}`}
            lang={language}
            aria-current={language === feed.language ? 'page' : undefined}
            className="text-ink-soft hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {languageFacts[language].name}
          </Link>
        ))}
      </nav>
      <p
        role="status"
        className={`order-last min-h-5 basis-full truncate sm:order-none sm:flex-1 sm:basis-0 ${desk.said.tone === 'problem' ? 'whitespace-normal! text-danger' : 'text-ink-soft'}`}
      >
        {desk.said.text}
      </p>
      <div className="ml-auto flex flex-wrap gap-1">
        <Button size="small" isDisabled={!lastOwn(desk.moves)} onPress={desk.undoLast}>
          <Undo2 size={14} aria-hidden="true" /> {say('everywhere.undo')}
        </Button>
        <Button size="small" aria-expanded={panel === 'left-out'} onPress={() => onPanel(panel === 'left-out' ? null : 'left-out')}>
          <ListPlus size={14} aria-hidden="true" /> {say('feed.add')}
        </Button>
        <Button size="small" aria-expanded={panel === 'history'} onPress={() => onPanel(panel === 'history' ? null : 'history')}>
          <History size={14} aria-hidden="true" /> {say('feed.history')}
        </Button>
      </div>
    </div>
  )
}

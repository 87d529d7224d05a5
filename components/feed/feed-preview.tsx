'use client'

import { ArrowLeft, Clock, Monitor, RefreshCw, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { Tool } from '#components/editor/toolbar/tool.tsx'
import { momentInWords } from '#components/schedule/moment-words.ts'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PaperFrame, usePaper } from '#components/ui/paper-frame.tsx'
import { isDraftName } from '#lib/feed-names.ts'
import { useFormat, useWords } from '#words'
import { type FeedName, feedDeskPath } from './actions.ts'
import { TimeForm } from './time-form.tsx'

/** A feed or its draft order as readers will see it, on a computer or a phone; the feed also as the plan will have made it at some time. */
export function FeedPreview({ feed, zone }: { feed: FeedName; zone: string }) {
  const say = useWords()
  const { locale } = useFormat()
  const [isPhone, setPhone] = useState(false)
  const [at, setAt] = useState<Date | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const paper = usePaper(`${feedDeskPath(feed, '/preview/paper')}${at ? `&at=${encodeURIComponent(at.toISOString())}` : ''}`)
  const isDraft = isDraftName(feed.name)
  return (
    <div className="relative flex h-dvh flex-col max-md:h-[calc(100dvh-3.25rem)]">
      <header className="flex min-h-11 shrink-0 items-center max-sm:flex-wrap gap-2 border-line border-b bg-surface px-2">
        <LinkButton href={feedDeskPath(feed)} tone="quiet" size="small">
          <ArrowLeft size={16} aria-hidden="true" /> {say('feed.backToOrder')}
        </LinkButton>
        <h1 className="min-w-0 flex-1 truncate text-center text-ink-soft">
          {isDraft
            ? say('feed.previewDraft')
            : at
              ? say('feed.previewAt', { moment: momentInWords(locale, at, zone) })
              : say('feed.previewNow')}
        </h1>
        {!isDraft && <Tool name={say('feed.chooseMoment')} icon={Clock} isOn={isChoosing} onPress={() => setChoosing(!isChoosing)} />}
        <Tool name={say('editor.asComputer')} icon={Monitor} isOn={!isPhone} onPress={() => setPhone(false)} />
        <Tool name={say('editor.asPhone')} icon={Smartphone} isOn={isPhone} onPress={() => setPhone(true)} />
        <Tool name={say('editor.reload')} icon={RefreshCw} onPress={() => void paper.again()} />
      </header>
      {isChoosing && (
        <div className="absolute top-12 right-2 z-40 w-80 max-w-[calc(100%-1rem)]">
          <Panel title={say('feed.chooseMoment')} onClose={() => setChoosing(false)}>
            <p className="mb-3 text-ink-soft">{say('feed.momentAbout')}</p>
            <TimeForm
              zone={zone}
              words={(moment) => (moment ? say('feed.showAt', { moment }) : say('feed.show'))}
              onChoose={async ({ at: chosen }) => {
                setAt(chosen)
                setChoosing(false)
              }}
            />
            {at && (
              <Button
                size="small"
                onPress={() => {
                  setAt(null)
                  setChoosing(false)
                }}
              >
                {say('feed.showNow')}
              </Button>
            )}
          </Panel>
        </div>
      )}
      <PaperFrame paper={paper} title={say('feed.previewFrame')} isPhone={isPhone} />
    </div>
  )
}

import { useState } from 'react'
import { momentInWords } from '#components/schedule/moment-words.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { ReadersHaveIt } from '#components/workflow/readers-have-it.tsx'
import type { ShownBanner, ShownBreaking } from '#newsroom/breaking/breaking-desk.ts'
import { useFormat, useWords } from '#words'
import type { BannerDraft, BreakingActions } from './actions.ts'
import { ChangeBreaking } from './change-breaking.tsx'
import { useEnd } from './use-end.ts'

type Props = {
  news: ShownBreaking
  /** Languages in which no banner stands, which may be added. */
  added: readonly BannerDraft[]
  zone: string
  actions: BreakingActions
  isChangingAtFirst: boolean
  onChanged: () => void
}

/** Breaking news that readers have now: its banners, its end, and what can be done about it. */
export function StandingBreaking({ news, added, zone, actions, isChangingAtFirst, onChanged }: Props) {
  const say = useWords()
  const { locale } = useFormat()
  const [isChanging, setChanging] = useState(isChangingAtFirst)
  const { end, isEnding } = useEnd(actions, onChanged)
  const { id, version, banners, ends, startedBy, startedAt, toldTo } = news
  return (
    <li className="rounded-md border border-line bg-surface p-3">
      {!isChanging && banners.map((banner) => <StandingBanner key={banner.language} banner={banner} />)}
      <p className="mt-1 flex flex-wrap gap-x-3 text-ink-soft text-xs">
        <span className="tabular-nums">
          {ends ? say('breaking.until', { moment: momentInWords(locale, ends.at, zone) }) : say('breaking.noEnd')}
        </span>
        <span>{say('breaking.by', { name: startedBy, moment: momentInWords(locale, startedAt, zone) })}</span>
        <span>{say(`breaking.does-${toldTo}`)}</span>
      </p>
      {ends?.isHeld && (
        <div className="mt-2">
          <Alert tone="warn">{say('breaking.endHeld')}</Alert>
        </div>
      )}
      <div className="mt-2">
        <ReadersHaveIt key={version} about={`${id} ${version}`} ask={() => actions.confirmation({ id })} />
      </div>
      {isChanging ? (
        <ChangeBreaking key={version} {...{ news, added, zone, actions, onChanged }} onClose={() => setChanging(false)} />
      ) : (
        <div className="mt-3 flex flex-wrap justify-end gap-2">
          <Button onPress={() => setChanging(true)}>{say('breaking.change')}</Button>
          <Button tone="danger" isPending={isEnding} onPress={() => void end(id)}>
            {say('breaking.end')}
          </Button>
        </div>
      )}
    </li>
  )
}

function StandingBanner({ banner: { language, text, articleId, headline, path } }: { banner: ShownBanner }) {
  const say = useWords()
  return (
    <div className="mb-2">
      <p className="flex flex-wrap items-center gap-x-2">
        <Badge tone="danger">{say('breaking.label')}</Badge>
        <span lang={language} dir="auto" className="wrap-anywhere font-semibold">
          {text}
        </span>
      </p>
      <p className="text-ink-soft text-xs">
        {articleId === null
          ? say('breaking.noStory')
          : path === null
            ? say('breaking.leadsNowhere')
            : say('breaking.leadsTo', { headline: headline ?? '' })}
      </p>
    </div>
  )
}

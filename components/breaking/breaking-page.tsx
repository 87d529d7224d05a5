'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { notify } from '#components/ui/notify.ts'
import { Page } from '#components/ui/page.tsx'
import type { Language } from '#lib/languages.ts'
import type { ShownBreaking } from '#newsroom/breaking/breaking-desk.ts'
import { useWords } from '#words'
import type { BannerDraft, BreakingActions } from './actions.ts'
import { BreakingFlow } from './breaking-flow.tsx'
import { PastBreaking } from './past-breaking.tsx'
import { StandingBreaking } from './standing-breaking.tsx'

type Props = {
  standing: readonly ShownBreaking[]
  past: readonly ShownBreaking[]
  /** The languages that the newsroom publishes in. */
  languages: readonly Language[]
  /** The story that one came from. */
  story: { id: string; language: Language; headline: string } | null
  /** The news whose change is open. */
  changing: string | null
  end: { wallTime: string; fold?: 'earlier' | 'later' }
  zone: string
  actions: BreakingActions
}

/** Breaking news: what readers have now, the two steps of new news, and what was earlier. */
export function BreakingPage({ standing, past, languages, story, changing, end, zone, actions }: Props) {
  const say = useWords()
  const router = useRouter()
  const taken = new Set(standing.flatMap(({ banners }) => banners.map(({ language }) => language)))
  const start = languages
    .filter((language) => !taken.has(language))
    .map(
      (language): BannerDraft =>
        story?.language === language ? { language, text: story.headline, story } : { language, text: '', story: null },
    )
  const again = () => router.refresh()
  /** Counts what was published here, so that the next news begins empty. */
  const [round, setRound] = useState(0)
  return (
    <Page title={say('desk.breaking')} about={say('breaking.about')}>
      {standing.length > 0 && (
        <section aria-labelledby="breaking-standing" className="mb-8">
          <h2 id="breaking-standing" className="mb-2 font-bold">
            {say('breaking.standing')}
          </h2>
          <ul className="grid gap-3">
            {standing.map((news) => (
              <StandingBreaking
                key={news.id}
                {...{ news, zone, actions }}
                added={start}
                isChangingAtFirst={changing === news.id}
                onChanged={again}
              />
            ))}
          </ul>
        </section>
      )}
      {start.length > 0 ? (
        <BreakingFlow
          key={round}
          {...{ start, end, zone, actions }}
          onOutdated={again}
          onPublished={() => {
            notify.done(say('breaking.published'))
            setRound(round + 1)
            again()
          }}
        />
      ) : (
        <p className="text-ink-soft">{say('breaking.allStand')}</p>
      )}
      <PastBreaking past={past} zone={zone} />
    </Page>
  )
}

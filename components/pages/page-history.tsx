'use client'

import '#components/editor/editor.css'
import { ArrowLeft } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { EditorResourcesContext } from '#components/editor/editor-resources.ts'
import { ComparedText, countChanges } from '#components/editor/history/compared-text.tsx'
import { useResources } from '#components/editor/use-resources.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { ComparedStory } from '#newsroom/articles/compare-stories.ts'
import type { PageRevision } from '#newsroom/pages/page-history.ts'
import { useWords } from '#words'
import type { WritingActions } from './use-page-writing.ts'
import { type Ask, historyInWords } from './words.ts'

type Place = { pageId: string; language: Language }
type Opened = { id: string; asItWas: ComparedStory; since: ComparedStory }
type Props = {
  place: Place
  /** Of the text that is saved now. */
  version: number
  revisions: PageRevision[]
  /** The earlier text that was chosen. */
  opened: Opened | null
  actions: Pick<WritingActions, 'lookUp'> & { restore: Ask<Place & { revisionId: string; seen: number }, { version: number }> }
}

const nothingKnown = { pictures: [], stories: [], attachments: [] }
const addressOf = ({ pageId, language }: Place) => `/desk/settings/pages/${pageId}/${language}`

/** The earlier texts of a page: which there are, what one of them said, and what has changed since. One can be brought back. */
export function PageHistory({ place, version, revisions, opened, actions }: Props) {
  const say = useWords()
  const { resources } = useResources(nothingKnown, actions.lookUp)
  const surroundings = useMemo(
    () => ({ ...resources, isLocked: true, makeHero: null, describeEmbed: null, ask: null, takesCaret: () => false, learn: () => {} }),
    [resources],
  )
  return (
    <EditorResourcesContext value={surroundings}>
      <p className="mb-4">
        <LinkButton href={addressOf(place)} size="small">
          <ArrowLeft size={14} aria-hidden="true" /> {say('pages.backToText')}
        </LinkButton>
      </p>
      {revisions.length === 0 ? (
        <EmptyState title={say('pages.noHistory')}>{say('pages.historyAbout')}</EmptyState>
      ) : (
        <div className="grid gap-6 md:grid-cols-[18rem_minmax(0,1fr)]">
          <ol aria-label={say('pages.history')} className="max-h-[28rem] self-start overflow-y-auto border-line border-b">
            {revisions.map((revision) => (
              <Row
                key={revision.id}
                revision={revision}
                href={`${addressOf(place)}/history?text=${revision.id}`}
                isOpen={revision.id === opened?.id}
              />
            ))}
          </ol>
          {opened ? (
            <EarlierText {...{ place, version, opened }} restore={actions.restore} />
          ) : (
            <p className="text-ink-soft">
              {say('pages.chooseText')} {say('pages.historyAbout')}
            </p>
          )}
        </div>
      )}
    </EditorResourcesContext>
  )
}

function Row({ revision: { kind, headline, at, by, isLive }, href, isOpen }: { revision: PageRevision; href: string; isOpen: boolean }) {
  const say = useWords()
  return (
    <li className="border-line border-t">
      <Link
        href={href}
        aria-current={isOpen ? 'true' : undefined}
        className="-outline-offset-2 grid gap-0.5 border-transparent border-l-2 px-3 py-2.5 hover:bg-hover aria-[current]:border-accent aria-[current]:bg-accent-soft"
      >
        <span className="wrap-anywhere font-semibold">{headline || say('everywhere.noHeadline')}</span>
        <span className="text-ink-soft text-xs">
          <Time at={at} /> · {by ?? say('history.program')}
        </span>
        <span>
          <Badge tone={isLive ? 'good' : 'neutral'}>{say(isLive ? 'pages.isLive' : `pages.revision-${kind}`)}</Badge>
        </span>
      </Link>
    </li>
  )
}

type EarlierProps = Pick<Props, 'place' | 'version'> & { opened: Opened; restore: Props['actions']['restore'] }

function EarlierText({ place, version, opened, restore }: EarlierProps) {
  const say = useWords()
  const router = useRouter()
  const [isCompared, setCompared] = useState(true)
  const { run, busy } = useAsk(historyInWords, restore, () => say('pages.broughtBack'))
  const changes = countChanges(opened.since)
  const bringBack = async () => {
    if ((await run({ ...place, revisionId: opened.id, seen: version })).ok) router.push(addressOf(place))
  }
  return (
    <section aria-label={say('pages.earlierText')} className="min-w-0">
      <div className="mb-4 flex flex-wrap items-center gap-2 border-line border-b pb-4">
        <Button size="small" tone="primary" isPending={busy} isDisabled={changes === 0} onPress={() => void bringBack()}>
          {say('pages.bringBack')}
        </Button>
        {changes > 0 && (
          <Button size="small" onPress={() => setCompared(!isCompared)}>
            {say(isCompared ? 'pages.showAsItWas' : 'pages.showChanges')}
          </Button>
        )}
        <p role="status" className="basis-full text-ink-soft text-sm">
          {changes === 0 ? say('pages.sameAsNow') : isCompared ? say('pages.changesSince', { count: changes }) : say('pages.asItWas')}
        </p>
      </div>
      <div className="story-canvas" lang={place.language} dir={languageFacts[place.language].direction}>
        <ComparedText {...(isCompared ? opened.since : opened.asItWas)} />
      </div>
    </section>
  )
}

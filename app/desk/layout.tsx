import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { confirmProofAction, mailProofLinkAction, proveAction, waysToProveAction } from '#app/desk/account/factor-actions.ts'
import { endBreakingAction, linkBreakingAction, undoEndBreakingAction } from '#app/desk/breaking/actions.ts'
import { recentTroubles } from '#app/desk/recent-troubles.ts'
import { anybodyOfRequest, deskWords } from '#app/person.ts'
import { barItems } from '#components/breaking/bar-items.ts'
import { BreakingBar } from '#components/breaking/breaking-bar.tsx'
import { DiskNotice } from '#components/desk/disk-notice.tsx'
import { GuestRail } from '#components/desk/guest-rail.tsx'
import { LateNotice } from '#components/desk/late-notice.tsx'
import { OfflineDesk } from '#components/desk/offline/offline-desk.tsx'
import { Publication } from '#components/desk/publication.tsx'
import { Queries } from '#components/desk/queries.tsx'
import { Rail } from '#components/desk/rail.tsx'
import { railItems } from '#components/desk/rail-items.ts'
import { readTheme, type Theme, themeCookie } from '#components/desk/theme.ts'
import { ProofOfDesk } from '#components/factors/proof-of-desk.tsx'
import { Palette } from '#components/palette/palette.tsx'
import { placesFor } from '#components/palette/places.ts'
import { Notices } from '#components/ui/notices.tsx'
import { DeskWordsProvider } from '#components/ui/words/desk-words-provider.tsx'
import { feedPath } from '#lib/paths.ts'
import { firstLanguage, localize, newsroomZone, publishedLanguages } from '#lib/publication.ts'
import { standingBreaking } from '#newsroom/breaking/breaking-desk.ts'
import { deskCounts } from '#newsroom/desk/desk-counts.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'
import { lateItems } from '#newsroom/schedule/calendar.ts'
import { diskRoom } from '#newsroom/settings/disk-room.ts'
import './desk.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: { default: (await deskWords()).say('desk.desk'), template: '%s – Galley' }, robots: { index: false, follow: false } }
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover', interactiveWidget: 'resizes-content' }

const ofBreaking = { end: endBreakingAction, undoEnd: undoEndBreakingAction, link: linkBreakingAction }

const frame = 'md:grid md:grid-cols-[3.5rem_minmax(0,1fr)] lg:grid-cols-[13rem_minmax(0,1fr)]'
const mainPart = 'min-h-dvh min-w-0 outline-none max-md:pb-[calc(3.25rem+env(safe-area-inset-bottom))]'

const ofProof = { ways: waysToProveAction, prove: proveAction, mailLink: mailProofLinkAction, confirm: confirmProofAction }

/** The desk's frame. It shows what the person may open but protects nothing: every page and verb checks for itself. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { say, format } = await deskWords()
  const anybody = await anybodyOfRequest()
  const person = anybody?.role === 'guest' ? null : anybody
  const { waiting, unread, troubles, onWire, paper, room, late, breaking } = person ? await around(person) : nothingAround
  const theme = readTheme((await cookies()).get(themeCookie)?.value)
  return (
    <html lang={format.language} data-theme={theme} data-faces={paper?.house?.faces}>
      <body>
        <DeskWordsProvider language={format.language}>
          <Publication languages={publishedLanguages()} zone={newsroomZone()}>
            {person ? (
              <Queries>
                <SkipLink words={say('desk.skip')} />
                <div className={frame}>
                  <Rail
                    person={{ name: person.name, email: person.email, role: person.role }}
                    items={railItems(person)}
                    paper={{ name: paper ? localize(paper.name, firstLanguage()) : 'Galley', path: feedPath(firstLanguage()) }}
                    waiting={waiting}
                    unread={unread}
                    troubles={troubles}
                    onWire={onWire}
                    theme={theme}
                  />
                  <main id="main" tabIndex={-1} className={mainPart}>
                    {room?.isShort && <DiskNotice freeBytes={room.freeBytes} />}
                    {late !== null && <LateNotice late={late} />}
                    {breaking && <BreakingBar items={breaking} zone={newsroomZone()} actions={ofBreaking} />}
                    {children}
                  </main>
                </div>
                <Palette personId={person.id} places={placesFor(person)} />
              </Queries>
            ) : anybody ? (
              <GuestFrame person={anybody} theme={theme}>
                {children}
              </GuestFrame>
            ) : (
              <main id="main">
                <Queries>{children}</Queries>
              </main>
            )}
            <ProofOfDesk actions={ofProof} />
            <Notices />
            <OfflineDesk personId={anybody?.id ?? null} keepsPages={person !== null} />
          </Publication>
        </DeskWordsProvider>
      </body>
    </html>
  )
}

const nothingAround = { waiting: 0, unread: 0, troubles: 0, onWire: 0, paper: null, room: null, late: null, breaking: null }

/** What the frame shows of the newsroom, asked all at once; what stands or is late seldom, only then. */
async function around(person: Person) {
  const [{ isLate, isBreaking, ...counts }, troubles, paper, room] = await Promise.all([
    deskCounts(person),
    recentTroubles(person),
    masthead(),
    diskRoom(person),
  ])
  const [late, standing] = await Promise.all([isLate ? lateItems(person) : [], isBreaking ? standingBreaking(person) : []])
  return {
    ...{ ...counts, troubles, paper, room },
    late: can(person, 'schedule a story') ? late.length : null,
    breaking: can(person, 'publish breaking news') ? barItems(standing) : null,
  }
}

/** The frame of a guest's pages. */
async function GuestFrame({ person, theme, children }: { person: Person; theme: Theme; children: ReactNode }) {
  const { say } = await deskWords()
  const { name } = await masthead()
  return (
    <Queries>
      <SkipLink words={say('desk.skip')} />
      <div className={frame}>
        <GuestRail
          person={{ name: person.name, email: person.email, role: person.role }}
          paper={{ name: localize(name, firstLanguage()), path: feedPath(firstLanguage()) }}
          theme={theme}
        />
        <main id="main" tabIndex={-1} className={mainPart}>
          {children}
        </main>
      </div>
    </Queries>
  )
}

const SkipLink = ({ words }: { words: string }) => (
  <a
    href="#main"
    className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2 focus:shadow-popover"
  >
    {words}
  </a>
)

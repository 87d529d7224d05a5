import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { Time } from '#components/ui/time.tsx'
import type { StoryOfGuest } from '#newsroom/guests/stories-of-guest.ts'
import { useWords } from '#words'

/** All that a guest sees of the desk: the stories to which they are invited now. */
export function GuestStories({ stories, zone }: { stories: StoryOfGuest[]; zone: string }) {
  const say = useWords()
  if (stories.length === 0)
    return (
      <EmptyState isPage title={say('guests.none')}>
        {say('guests.noneAbout')}
      </EmptyState>
    )
  return (
    <Page title={say('guests.yours')} about={say('guests.yoursAbout')}>
      <ul aria-label={say('guests.yours')} className="grid grid-cols-1 border-line border-t">
        {stories.map(({ id, headline, may, invitedBy, endsAt, isEmbargoed }) => (
          <li key={id} className="grid gap-1 border-line border-b py-3">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link href={`/desk/articles/${id}`} className="wrap-anywhere min-w-0 font-semibold text-base hover:underline">
                {headline || say('guests.noHeadline')}
              </Link>
              {isEmbargoed && <Badge tone="warn">{say('guests.embargoed')}</Badge>}
            </p>
            <p className="text-ink-soft text-xs">
              {say('guests.right')}: {say(`guests.may-${may}`)} ·{' '}
              {say.rich('guests.until', { until: () => <Time at={endsAt} zone={zone} /> })}
              {invitedBy && ` · ${say('guests.invitedBy', { name: invitedBy })}`}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}

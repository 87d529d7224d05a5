import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import {
  assignEditorAction,
  changeDetailsAction,
  detailsAction,
  findAuthorsAction,
  findTopicsAction,
  restoreDiscardedAction,
  startArticleAction,
  unassignEditorAction,
} from '#app/desk/articles/actions.ts'
import { cancelScheduleAction, scheduleAction } from '#app/desk/articles/schedule-actions.ts'
import { readinessAction, undoUnpublishAction, unpublishAction } from '#app/desk/articles/workflow-actions.ts'
import { deskWords, requireAnybody } from '#app/person.ts'
import { StoriesPage } from '#components/desk/stories/stories-page.tsx'
import { GuestStories } from '#components/guests/guest-stories.tsx'
import { firstLanguage, newsroomZone } from '#lib/publication.ts'
import { deskStories } from '#newsroom/articles/desk-stories.ts'
import { findAuthor } from '#newsroom/articles/find-authors.ts'
import { findEditors } from '#newsroom/articles/find-editors.ts'
import { deskStoriesInput } from '#newsroom/articles/input.ts'
import { listSections } from '#newsroom/articles/list-sections.ts'
import { usualLanguage } from '#newsroom/articles/usual-language.ts'
import { storiesOfGuest } from '#newsroom/guests/stories-of-guest.ts'
import { isNamed } from '#newsroom/paper/masthead.ts'
import { can } from '#newsroom/people/policy.ts'
import { seesAll } from '#newsroom/people/visible-to.ts'
import { newsroomSettings } from '#newsroom/settings/name-newsroom.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Absolute, because the layout's template applies only to folders below. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: `${(await deskWords()).say('desk.stories')} – Galley` } }
}

export default async function DeskPage({ searchParams }: Props) {
  const person = await requireAnybody('/desk')
  if (person.role === 'guest') return <GuestStories stories={await storiesOfGuest(person)} zone={newsroomZone()} />
  const asked = await searchParams
  // Who comes first into a newsroom without a name sets it up, unless they said that they will later.
  if (asked['set-up'] === undefined && can(person, 'change settings') && !isNamed(await newsroomSettings(person)))
    redirect('/desk/settings/set-up')
  const scopes = can(person, 'send back a story')
    ? (['waiting', 'assigned', 'all', 'mine', 'sent-back'] as const)
    : (['all', 'sent-back'] as const)
  const wanted = deskStoriesInput.parse({ scope: scopes[0], ...asked })
  const [page, sections, author, language, editors] = await Promise.all([
    deskStories(person, wanted),
    listSections(person, firstLanguage()),
    wanted.author ? findAuthor(person, wanted.author, firstLanguage()) : null,
    usualLanguage(person),
    can(person, 'assign a story') ? findEditors(person) : null,
  ])
  return (
    <StoriesPage
      page={page}
      wanted={wanted}
      sections={sections}
      author={author}
      scopes={scopes}
      isOwnOnly={!seesAll(person)}
      version={page.version}
      zone={newsroomZone()}
      findAuthors={findAuthorsAction}
      start={startArticleAction}
      restore={restoreDiscardedAction}
      language={language}
      bulk={{
        actions: {
          change: changeDetailsAction,
          details: detailsAction,
          assignEditor: assignEditorAction,
          unassignEditor: unassignEditorAction,
          unpublish: unpublishAction,
          undoUnpublish: undoUnpublishAction,
          readiness: readinessAction,
          schedule: scheduleAction,
          cancel: cancelScheduleAction,
        },
        sections,
        findTopics: findTopicsAction,
        editors,
        mayUnpublish: can(person, 'unpublish a story'),
        maySchedule: can(person, 'schedule a story'),
      }}
    />
  )
}

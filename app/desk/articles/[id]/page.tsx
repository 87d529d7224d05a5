import './canvas.css'
import { notFound } from 'next/navigation'
import { editorProps, guestActions } from '#app/desk/articles/editor-props.ts'
import { readNoticesAction } from '#app/desk/notices/actions.ts'
import { requireAnybody, titleOf } from '#app/person.ts'
import { ReadOnArrival } from '#components/desk/notices/read-on-arrival.tsx'
import { ArticleEditor } from '#components/editor/article-editor.tsx'
import { GuestRoom } from '#components/editor/guest/guest-room.tsx'
import { WireNotice } from '#components/wire/wire-notice.tsx'
import { AllowedPictures } from '#components/workflow/allowed-pictures.tsx'
import { orNull } from '#lib/outcome.ts'
import { newsroomZone } from '#lib/publication.ts'
import { type DraftFor, draftFor, isArticleId } from '#newsroom/articles/draft-for.ts'
import { storiesOfGuest } from '#newsroom/guests/stories-of-guest.ts'
import { isToldOf } from '#newsroom/notices/notices-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { schedulesOf } from '#newsroom/schedule/schedules-of.ts'
import { wireOfStory } from '#newsroom/wire-stories/wire-of-story.ts'
import { changedSince } from '#newsroom/workflow/changed-since.ts'
import { readinessFor } from '#newsroom/workflow/readiness.ts'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = titleOf((say) => say('stories.story'))

export default async function ArticlePage({ params }: Props) {
  const { id } = await params
  const person = await requireAnybody(`/desk/articles/${id}`)
  const story = isArticleId(id) ? await draftFor(person, id).catch(orNull) : null
  if (!story) notFound()
  if (person.role === 'guest') return <GuestPage person={person} story={story} />
  const props = await editorProps(person, story)
  const wire = await wireOfStory(person, story.id)
  return (
    <>
      {(await isToldOf(person, story.id)) && <ReadOnArrival articleId={story.id} readNotices={readNoticesAction} />}
      {wire && <WireNotice articleId={story.id} start={wire} />}
      <AllowedPictures with={props.allowed.save ? { articleId: story.id, allow: props.workflow.actions.allowPicture } : null}>
        <ArticleEditor
          key={story.id}
          {...props}
          workflow={{
            ...props.workflow,
            readiness: await readinessFor(person, story.id),
            since: await changedSince(person, story.id),
            schedules: await schedulesOf(person, { articleId: story.id }),
          }}
        />
      </AllowedPictures>
    </>
  )
}

/** The same story as a guest of it finds it. */
async function GuestPage({ person, story }: { person: Person; story: DraftFor }) {
  const [invitation] = await storiesOfGuest(person, story.id)
  if (!invitation) notFound()
  return (
    <GuestRoom
      key={`${story.id} ${invitation.may}`}
      {...{ story, invitation }}
      personId={person.id}
      zone={newsroomZone()}
      actions={guestActions}
    />
  )
}

import { notFound } from 'next/navigation'
import { z } from 'zod'
import { findStoriesAction } from '#app/desk/articles/actions.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { BreakingPage } from '#components/breaking/breaking-page.tsx'
import { newsroomZone, publishedLanguages } from '#lib/publication.ts'
import { foldOf, wallTimeOf } from '#lib/wall-time.ts'
import { findBreakable, pastBreaking, standingBreaking } from '#newsroom/breaking/breaking-desk.ts'
import { can } from '#newsroom/people/policy.ts'
import * as actions from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export const generateMetadata = titleOf((say) => say('desk.breaking'))

const anId = z.uuid().nullable().catch(null)
/** Milliseconds until the end that is offered. */
const usualLength = 2 * 60 * 60_000

export default async function Breaking({ searchParams }: Props) {
  const person = await requirePerson('/desk/breaking')
  if (!can(person, 'publish breaking news')) notFound()
  const asked = await searchParams
  const storyId = anId.parse(asked.story)
  const [standing, past, story] = await Promise.all([
    standingBreaking(person),
    pastBreaking(person),
    storyId ? findBreakable(person, storyId) : null,
  ])
  const zone = newsroomZone()
  const at = new Date(Date.now() + usualLength)
  return (
    <BreakingPage
      {...{ standing, past, story, zone }}
      languages={publishedLanguages()}
      changing={anId.parse(asked.change)}
      end={{ wallTime: wallTimeOf(at, zone), fold: foldOf(at, zone) }}
      actions={{
        publish: actions.publishBreakingAction,
        edit: actions.editBreakingAction,
        end: actions.endBreakingAction,
        undoEnd: actions.undoEndBreakingAction,
        confirmation: actions.breakingConfirmationAction,
        findStories: findStoriesAction,
      }}
    />
  )
}

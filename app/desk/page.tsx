import type { Metadata } from 'next'
import { findAuthorsAction } from '#app/desk/articles/actions.ts'
import { signedIn } from '#app/person.ts'
import { StoriesPage } from '#components/desk/stories/stories-page.tsx'
import { timezone } from '#lib/env.ts'
import { firstLanguage } from '#lib/languages.ts'
import { authorChoice, sectionChoices } from '#newsroom/articles/choices.ts'
import { deskStories } from '#newsroom/articles/desk-stories.ts'
import { deskStoriesInput } from '#newsroom/articles/input.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Stories' }

export default async function DeskPage({ searchParams }: Props) {
  const person = await signedIn('/desk')
  const wanted = deskStoriesInput.parse(await searchParams)
  const [page, sections, author] = await Promise.all([
    deskStories(person, wanted),
    sectionChoices(person, firstLanguage),
    wanted.author ? authorChoice(person, wanted.author, firstLanguage) : null,
  ])
  return (
    <StoriesPage
      page={page}
      wanted={wanted}
      sections={sections}
      author={author}
      scopes={person.role === 'journalist' ? [] : ['all', 'waiting', 'mine']}
      zone={timezone()}
      findAuthors={findAuthorsAction}
    />
  )
}

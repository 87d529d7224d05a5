import type { Metadata } from 'next'
import { startArticleAction } from '#app/desk/articles/actions.ts'
import { requirePerson } from '#app/person.ts'
import { StartStory } from '#components/editor/start-story.tsx'

export const metadata: Metadata = { title: 'New story' }

export default async function NewArticlePage() {
  await requirePerson()
  return <StartStory start={startArticleAction} />
}

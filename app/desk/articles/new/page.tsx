import type { Metadata } from 'next'
import { startArticleAction } from '#app/desk/articles/actions.ts'
import { signedIn } from '#app/person.ts'
import { StartStory } from '#components/editor/start-story.tsx'

export const metadata: Metadata = { title: 'New story' }

export default async function NewArticlePage() {
  await signedIn()
  return <StartStory start={startArticleAction} />
}

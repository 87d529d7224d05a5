import { startArticleAction } from '#app/desk/articles/actions.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { StartStory } from '#components/editor/start-story.tsx'

export const generateMetadata = titleOf((say) => say('stories.newStory'))

export default async function NewArticlePage() {
  await requirePerson()
  return <StartStory start={startArticleAction} />
}

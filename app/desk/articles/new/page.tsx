import '../[id]/canvas.css'
import { startArticleAction } from '#app/desk/articles/actions.ts'
import { editorProps } from '#app/desk/articles/editor-props.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import type { EditorProps } from '#components/editor/editor-props.ts'
import { StartStory } from '#components/editor/start-story.tsx'
import type { Language } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { newStoryFor } from '#newsroom/articles/new-story-for.ts'
import type { Person } from '#newsroom/people/person.ts'

export const generateMetadata = titleOf((say) => say('stories.newStory'))

/** It brings the editor with an empty story in each language, so that one can be begun when this page is opened without a network. */
export default async function NewArticlePage() {
  const person = await requirePerson()
  const stories = await Promise.all(publishedLanguages().map((language) => emptyStory(person, language)))
  return <StartStory start={startArticleAction} personId={person.id} stories={stories} />
}

async function emptyStory(person: Person, language: Language): Promise<EditorProps> {
  const props = await editorProps(person, await newStoryFor(person, language))
  const readiness = {
    seen: { article: 0, draft: 0 }, // of no version: the newsroom says it of what is begun here
    missing: [],
    advice: [],
    isTrying: false,
    points: [],
    embargo: null,
    changes: null,
    live: null,
    weights: [],
    others: [],
  }
  return { ...props, workflow: { ...props.workflow, readiness, since: { submission: null, publication: null }, schedules: [] } }
}

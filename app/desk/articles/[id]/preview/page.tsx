import { notFound } from 'next/navigation'
import { requirePerson, titleOf } from '#app/person.ts'
import { PreviewFrame } from '#components/editor/preview-frame.tsx'
import { orNull } from '#lib/outcome.ts'
import { draftFor, isArticleId } from '#newsroom/articles/draft-for.ts'

export const generateMetadata = titleOf((say) => say('stories.preview'))

export default async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const person = await requirePerson()
  const { id } = await params
  const story = isArticleId(id) ? await draftFor(person, id).catch(orNull) : null
  if (!story) notFound()
  return <PreviewFrame articleId={id} headline={story.draft.headline} />
}

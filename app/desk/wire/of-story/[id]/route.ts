import { personOfRequest } from '#app/person.ts'
import { orNull } from '#lib/outcome.ts'
import { draftFor, isArticleId } from '#newsroom/articles/draft-for.ts'
import { wireOfStory } from '#newsroom/wire-stories/wire-of-story.ts'

type Props = { params: Promise<{ id: string }> }

/** What the wire says of a story; polled by its page. */
export async function GET(_: Request, { params }: Props) {
  const person = await personOfRequest()
  const { id } = await params
  if (!person || !isArticleId(id) || !(await draftFor(person, id).catch(orNull))) return new Response(null, { status: 404 })
  return Response.json({ wire: await wireOfStory(person, id) }, { headers: { 'cache-control': 'no-store' } })
}

import { personOfRequest } from '#app/person.ts'
import { orNull } from '#lib/outcome.ts'
import { isArticleId } from '#newsroom/articles/draft-for.ts'
import { grammarExceptions } from '#newsroom/grammar/exceptions.ts'

type Props = { params: Promise<{ id: string }> }

/** What the grammar leaves alone in a story, for who checks it. */
export async function GET(_: Request, { params }: Props) {
  const person = await personOfRequest()
  const { id } = await params
  const exceptions = person && isArticleId(id) ? await grammarExceptions(person, id).catch(orNull) : null
  if (!exceptions) return new Response(null, { status: 404 })
  return Response.json(exceptions, { headers: { 'cache-control': 'private, no-store' } })
}

import { personOfRequest } from '#app/person.ts'
import { deskStories } from '#newsroom/articles/desk-stories.ts'
import { deskStoriesInput } from '#newsroom/articles/input.ts'

/** The most stories that are answered with: one chooses among them at a glance. */
const most = 8

/**
 * Stories of the desk by words of their headlines, or without any the newest of one's `own`: a plain GET, which can be abandoned when the
 * next letter is typed.
 */
export async function GET(request: Request) {
  const person = await personOfRequest()
  if (!person) return new Response(null, { status: 404 })
  const asked = new URL(request.url).searchParams
  const isOwn = asked.get('own') === 'yes'
  const wanted = deskStoriesInput.parse({ scope: isOwn ? 'mine' : 'all', words: asked.get('words') ?? '' })
  const { stories } = isOwn || wanted.words.length > 0 ? await deskStories(person, wanted, most) : { stories: [] }
  const found = stories.map(({ id, headline, stage }) => ({ id, headline, stage }))
  return Response.json({ stories: found }, { headers: { 'cache-control': 'no-store' } })
}

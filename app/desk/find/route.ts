import { personOfRequest } from '#app/person.ts'
import { deskStories } from '#newsroom/articles/desk-stories.ts'
import { deskStoriesInput } from '#newsroom/articles/input.ts'

/** The most stories that are answered with: one chooses among them at a glance. */
const most = 8

/** Stories of the desk by words of their headlines, for the palette: a plain GET, which can be abandoned when the next letter is typed. */
export async function GET(request: Request) {
  const person = await personOfRequest()
  if (!person) return new Response(null, { status: 404 })
  const words = new URL(request.url).searchParams.get('words') ?? ''
  const wanted = deskStoriesInput.parse({ scope: 'all', words })
  const { stories } = wanted.words.length > 0 ? await deskStories(person, wanted, most) : { stories: [] }
  const found = stories.map(({ id, headline, stage }) => ({ id, headline, stage }))
  return Response.json({ stories: found }, { headers: { 'cache-control': 'no-store' } })
}

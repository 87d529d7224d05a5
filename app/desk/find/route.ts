import { personOfRequest } from '#app/person.ts'
import { type DeskStory, deskStories } from '#newsroom/articles/desk-stories.ts'
import { deskStoriesInput } from '#newsroom/articles/input.ts'
import type { Person } from '#newsroom/people/person.ts'

/** The most stories that are answered with: one chooses among them at a glance. */
const most = 8

/**
 * Stories of the desk by words of their headlines, or without any the `newest`, one's own where one has some: a plain GET, which can be
 * abandoned when the next letter is typed.
 */
export async function GET(request: Request) {
  const person = await personOfRequest()
  if (!person) return new Response(null, { status: 404 })
  const asked = new URL(request.url).searchParams
  const wanted = deskStoriesInput.parse({ scope: 'all', words: asked.get('words') ?? '' })
  const stories =
    wanted.words.length > 0
      ? (await deskStories(person, wanted, most)).stories
      : asked.get('newest') === 'yes'
        ? await newestFor(person)
        : []
  const found = stories.map(({ id, headline, stage }) => ({ id, headline, stage }))
  return Response.json({ stories: found }, { headers: { 'cache-control': 'no-store' } })
}

async function newestFor(person: Person): Promise<DeskStory[]> {
  const own = await deskStories(person, deskStoriesInput.parse({ scope: 'mine' }), most)
  return own.stories.length > 0 ? own.stories : (await deskStories(person, deskStoriesInput.parse({ scope: 'all' }), most)).stories
}

import type { Topic } from '#lib/channel.ts'
import { visibleStories } from '#newsroom/articles/visible-stories.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'

const story = /^story:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** The topic that a message names, or null when there is none of that name. */
export function topicOf(name: string): Topic | null {
  if (name === 'stories' || name === 'feed' || name === 'presence') return name
  return story.test(name) ? (name as Topic) : null // the expression is the type
}

/** The id of the story that a topic is about; null for the others. */
export const storyOf = (topic: string): string | null => story.exec(topic)?.[1] ?? null

/** Those of these topics that this person may listen to now. */
export async function audibleTopics(person: Person, topics: readonly Topic[]): Promise<Set<Topic>> {
  const maySee = can(person, 'see a story')
  const stories = topics.flatMap((topic) => storyOf(topic) ?? [])
  const visible = maySee ? await visibleStories(person, stories) : new Set<string>()
  return new Set(
    topics.filter((topic) => {
      if (topic === 'feed') return can(person, 'see the feed desk')
      const id = storyOf(topic)
      return id === null ? maySee : visible.has(id)
    }),
  )
}

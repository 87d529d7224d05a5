import { topics as known, type Topic } from '#lib/channel.ts'
import { visibleStories } from '#newsroom/articles/visible-stories.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'

const ofStory = new RegExp(`^(${known.ofStory.join('|')}):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$`)

/** The topic that a message names, or null when there is none of that name. */
export function topicOf(name: string): Topic | null {
  const ofDesk = known.ofDesk.find((each) => each === name)
  if (ofDesk) return ofDesk
  return ofStory.test(name) ? (name as Topic) : null // the expression is the type
}

/** The id of the story that a page is in when it listens to this topic; null for the others. */
export function storyOf(topic: string): string | null {
  const [, kind, id] = ofStory.exec(topic) ?? []
  return kind === 'story' && id ? id : null
}

/** Whether others see who listens to it: a story, and the feed desk. */
export const showsVisitors = (topic: Topic): boolean => topic === 'feed' || storyOf(topic) !== null

/** The id of the story that somebody must be allowed to see to hear this topic. */
const protects = (topic: string): string | null => ofStory.exec(topic)?.[2] ?? null

/** Those of these topics that this person may listen to now. A guest hears of the stories to which they are invited, and of nothing else. */
export async function audibleTopics(person: Person, topics: readonly Topic[]): Promise<Set<Topic>> {
  const maySee = can(person, 'see a story')
  const stories = topics.flatMap((topic) => protects(topic) ?? [])
  const visible = maySee ? await visibleStories(person, stories) : new Set<string>()
  return new Set(
    topics.filter((topic) => {
      if (person.role === 'guest' && !topic.startsWith('story:') && !topic.startsWith('comments:')) return false
      if (topic === 'feed') return can(person, 'see the feed desk')
      if (topic === 'breaking') return can(person, 'publish breaking news')
      if (topic === 'wire') return can(person, 'see the wire')
      const id = protects(topic)
      return id === null ? maySee : visible.has(id)
    }),
  )
}

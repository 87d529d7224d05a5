import type { Visitor } from '#lib/channel.ts'
import { visibleStories } from '#newsroom/articles/visible-stories.ts'
import { can } from '#newsroom/people/policy.ts'
import type { Listener, Listeners } from './listeners.ts'

/** Tells everybody who listens to 'presence' who else is in which story, of those that they may see. */
export async function tellPresence(listeners: Listeners): Promise<void> {
  const open = listeners.openStories()
  const visitors = new Map(open.map((id) => [id, listeners.visitorsOf(`story:${id}`)]))
  await Promise.all(listeners.to('presence').map((listener) => tellOne(listeners, listener, visitors)))
}

/** Who is in which story besides the person, for one page of theirs. */
export async function tellOne(
  listeners: Listeners,
  listener: Listener,
  visitors = new Map(listeners.openStories().map((id) => [id, listeners.visitorsOf(`story:${id}`)])),
): Promise<void> {
  if (!can(listener.person, 'see a story')) return
  const visible = await visibleStories(listener.person, [...visitors.keys()])
  const stories: Record<string, Visitor[]> = {}
  for (const [id, here] of visitors) {
    const others = here.filter((visitor) => visitor.id !== listener.person.id)
    if (others.length > 0 && visible.has(id)) stories[id] = others
  }
  listeners.send(listener, { kind: 'presence', stories })
}

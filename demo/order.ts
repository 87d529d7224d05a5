import type { ArticleDocument } from '#lib/document-types.ts'
import type { DemoStory, Names } from './writing.ts'

export const bodyOf = (story: DemoStory, names: Names): ArticleDocument => ({
  type: 'doc',
  content: story.body.map((block) => block(names)),
})

/** The keys of the pictures, cards and links in a story's text. */
export function keysIn(story: DemoStory): { pictures: string[]; cards: string[]; links: string[] } {
  const keys = { pictures: [] as string[], cards: [] as string[], links: [] as string[] }
  bodyOf(story, {
    picture: (key) => {
      keys.pictures.push(key)
      return { mediaId: '', alt: '', caption: '', credit: '' }
    },
    attachment: () => '',
    story: (key) => {
      keys.cards.push(key)
      return ''
    },
    address: (key) => {
      keys.links.push(key)
      return ''
    },
  })
  return keys
}

/** Groups of stories that can be imported one after the other: a card refers only to a story of an earlier group. */
export function inOrder(stories: readonly DemoStory[]): DemoStory[][] {
  const groups: DemoStory[][] = []
  const placed = new Set<string>()
  let left = [...stories]
  while (left.length > 0) {
    const ready = left.filter((story) => keysIn(story).cards.every((key) => placed.has(key)))
    if (ready.length === 0) throw new Error(`cards refer to each other in a circle: ${left.map(({ key }) => key).join(', ')}`)
    for (const { key } of ready) placed.add(key)
    groups.push(ready)
    left = left.filter((story) => !ready.includes(story))
  }
  return groups
}

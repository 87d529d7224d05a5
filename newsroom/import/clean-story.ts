import { cleanLine, cleanName, cleanText } from '#lib/clean-text.ts'
import type { Picture } from '#lib/document-types.ts'
import { cleanDocument } from '#newsroom/articles/clean-document.ts'
import { mostBylines, mostTopics } from '#newsroom/articles/input.ts'
import type { Byline, Named, WireStory } from '#newsroom/formats/wire-story.ts'

/** An imported story with every text cleaned and with at most as many topics and bylines as a story may have. */
export function cleanStory(story: WireStory): WireStory {
  const topics = eachOnce(story.topics)
  const bylines = eachOnce(story.bylines)
  return {
    ...story,
    headline: cleanLine(story.headline),
    dek: cleanLine(story.dek),
    body: cleanDocument(story.body),
    section: clean(story.section),
    topics: topics.slice(0, mostTopics),
    bylines: bylines.slice(0, mostBylines).map(cleanByline),
    hero: story.hero && cleanPicture(story.hero),
    losses: [...story.losses, ...past(topics.length, mostTopics, 'topics'), ...past(bylines.length, mostBylines, 'bylines')],
  }
}

const clean = <Thing extends Named>(one: Thing): Thing => ({ ...one, name: cleanName(one.name) })

const eachOnce = <Thing extends Named>(names: readonly Thing[]): Thing[] => [
  ...new Map(names.map((one) => [one.slug, clean(one)])).values(),
]

const cleanByline = ({ about, ...named }: Byline): Byline => ({
  ...named,
  ...(about && { about: { ...about, biography: cleanText(about.biography) } }),
})

const past = (count: number, most: number, what: string): string[] =>
  count > most ? [`${count - most} of its ${what}: a story has at most ${most}`] : []

const cleanPicture = ({ mediaId, alt, caption, credit }: Picture): Picture => ({
  mediaId,
  alt: cleanText(alt),
  caption: cleanText(caption),
  credit: cleanText(credit),
})

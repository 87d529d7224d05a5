import { cleanLine, cleanName, cleanText } from '#lib/clean-text.ts'
import type { Picture } from '#lib/document-types.ts'
import { cleanDocument } from '#newsroom/articles/clean-document.ts'
import type { Named, WireStory } from '#newsroom/formats/wire-story.ts'

/** A story from outside with every text in it cleaned, whatever reader made it. */
export function cleanStory(story: WireStory): WireStory {
  return {
    ...story,
    headline: cleanLine(story.headline),
    dek: cleanLine(story.dek),
    body: cleanDocument(story.body),
    section: clean(story.section),
    topics: story.topics.map(clean),
    bylines: story.bylines.map(clean),
    hero: story.hero && cleanPicture(story.hero),
  }
}

const clean = ({ slug, name }: Named): Named => ({ slug, name: cleanName(name) })

const cleanPicture = ({ mediaId, alt, caption, credit }: Picture): Picture => ({
  mediaId,
  alt: cleanText(alt),
  caption: cleanText(caption),
  credit: cleanText(credit),
})

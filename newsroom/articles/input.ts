import { z } from 'zod'
import { languages } from '#lib/languages.ts'
import { firstLanguage, isPublished } from '#lib/publication.ts'
import { stages } from '#lib/stages.ts'
import { lineOfText, linesOfText, nameOfSomething } from '#lib/text-input.ts'
import { isTimeZone } from '#lib/time-zone.ts'
import { isWallTime } from '#lib/wall-time.ts'
import { typedDetails } from './detail-inputs.ts'
import { longestDocument } from './document.ts'
import { longestVersionName } from './limits.ts'

const id = z.uuid()
const version = z.int().min(1)

export const longestHeadline = 300
export const longestDek = 1000
/** The most topics and bylines of a story. An import reports the rest as a loss. */
export const mostTopics = 30
export const mostBylines = 20

/** The most steps of one batch. A screen with more sends several. */
export const mostSteps = 1000

/** A story is begun in a language of the paper; one that was written before may have another. */
const publishedLanguage = z.enum(languages).refine(isPublished)

export const articleInput = z.object({ articleId: id })

/** `id` and `writer`: of a story that was begun on a device without a network, and who began it. */
export const startArticleInput = z.object({
  language: publishedLanguage.default(firstLanguage),
  id: id.optional(),
  writer: id.optional(),
})

/** Steps and lengths are validated by the verb, which returns a specific problem. */
export const addStepsInput = z.object({
  articleId: id,
  seenVersion: version,
  batchId: id,
  steps: z.array(z.unknown()).min(1).max(mostSteps),
  /** Who typed the text. It is never saved in the name of somebody who signed in meanwhile. */
  writer: id,
})

export const stepsInput = z.object({ articleId: id, seenVersion: version })

export const pictureInput = z.object({ mediaId: id, alt: linesOfText(1000), caption: linesOfText(2000), credit: linesOfText(300) })

/** Any number of details; those that are left out stay unchanged. */
export const changeDetailsInput = z.object({
  articleId: id,
  /** Made by the screen, so that a change is made once however often it is sent. */
  changeId: id.optional(),
  /** The values of these details that the person saw; only compared. */
  seen: z.record(z.string().max(40), z.unknown()).default({}),
  changes: z
    .strictObject({
      sectionId: id.nullable(),
      topics: z.array(id).max(mostTopics),
      bylines: z.array(id).max(mostBylines),
      slug: nameOfSomething(1000).nullable(),
      hero: pictureInput.nullable(),
      language: publishedLanguage,
      ...typedDetails,
      breaking: z.boolean(),
    })
    .partial(),
})

export const linkTwinInput = z.object({ articleId: id, twinId: id.nullable() })
export const requireSuggestionsInput = z.object({ articleId: id, isRequired: z.boolean() })
export const assignEditorInput = z.object({ articleId: id, editorId: id })
/** `wallTime` is what the clocks of `zone` show; `fold` says which of two hours is meant where they are put back. */
export const setDeadlineInput = z.object({
  articleId: id,
  wallTime: lineOfText(16).refine(isWallTime),
  zone: lineOfText(64).refine(isTimeZone),
  fold: z.enum(['earlier', 'later']).optional(),
})
export const shareWithInput = z.object({ articleId: id, people: z.array(id).max(100) })
export const findStoriesInput = z.object({ query: nameOfSomething(200), language: z.enum(languages), except: id.nullable().default(null) })
export const findTwinsInput = z.object({ articleId: id, query: nameOfSomething(200) })
export const findByNameInput = z.object({ query: nameOfSomething(100), language: z.enum(languages) })
export const lookUpInput = z.object({
  pictures: z.array(id).max(100),
  stories: z.array(id).max(100),
  attachments: z.array(id).max(100).default([]),
})

export const discardedStoriesInput = z.object({ after: z.string().max(100).optional().catch(undefined) })

const emptyToUndefined = (text: unknown) => (text === '' ? undefined : text)

/** The query of /desk. Invalid values are ignored, never an error. */
export const deskStoriesInput = z.object({
  scope: z.enum(['all', 'mine', 'assigned', 'waiting', 'sent-back']).catch('all'),
  stage: z.enum(stages).optional().catch(undefined),
  section: z.preprocess(emptyToUndefined, id.optional()).catch(undefined),
  author: z.preprocess(emptyToUndefined, id.optional()).catch(undefined),
  /** Words of the headline, each anywhere in it. */
  words: nameOfSomething(200)
    .transform((text) => text.split(/\s+/).filter(Boolean).slice(0, 8))
    .catch([]),
  after: z.string().max(100).optional().catch(undefined),
})

/** The number of a version in its story. */
const versionNumber = z.int().min(1)

export const saveVersionInput = z.object({
  articleId: id,
  /** The version of the text that is on the screen; others may have written on since. */
  seenVersion: version,
  name: nameOfSomething(longestVersionName).default(''),
})
export const versionsInput = z.object({ articleId: id, before: versionNumber.optional() })
/** `to` is left out for the story as it is now. The same number twice shows a version alone. */
export const compareVersionsInput = z.union([
  z.object({ articleId: id, from: versionNumber, to: versionNumber.optional() }),
  z.object({ articleId: id, from: z.literal('before'), to: versionNumber }),
])
export const restoreVersionInput = z.object({ articleId: id, number: versionNumber })
const position = z.int().min(0).max(longestDocument)
/** `ranges`: where the characters stand in the document at `seenVersion` (ProseMirror's positions). */
export const whoWroteInput = z.object({
  articleId: id,
  seenVersion: version,
  ranges: z
    .array(z.object({ from: position, to: position }).refine(({ from, to }) => from < to))
    .min(1)
    .max(500),
})

/** One picture in the place of another, in all stories. */
export const replacePictureInput = z.object({ from: z.uuid(), to: z.uuid() })

import { done, no, type Outcome } from '#lib/outcome.ts'
import type { RenditionFormat } from '#lib/renditions.ts'
import { asFile } from './as-file.ts'
import type { EmbeddedWords } from './embedded-words.ts'
import type { questions } from './examiner.ts'
import { partsOf } from './likeness.ts'
import { LimitedProcess } from './limited-process.ts'
import type { PictureProblem, ValidPicture } from './validate-picture.ts'

export type Examined = ValidPicture & EmbeddedWords & { likeness: string | null; likenessParts: number[] | null }

type Questions = typeof questions
type Question = keyof Questions
type Answer<Asked extends Question> = Awaited<ReturnType<Questions[Asked]>>

/** Limits for one file: milliseconds of CPU time per question, and bytes of memory. */
export type Bounds = Record<Question | 'memory', number>

const standard: Bounds = { validate: 20_000, words: 3_000, likeness: 5_000, copy: 20_000, memory: 800_000_000 }
const noWords: EmbeddedWords = { alt: '', caption: '', credit: '', offered: {} }

const examiner = new LimitedProcess(['newsroom', 'media', 'examiner.ts'], 128)

/**
 * What a file is, the texts in its metadata, and what it looks like: validatePicture, embeddedWords and likenessOf, in a process with limits for time and memory, so that
 * no file can block the caller. Metadata that takes too long is left out.
 */
export async function examinePicture(path: string, bounds = standard): Promise<Outcome<Examined, PictureProblem>> {
  return examiner.waitForTurn(no('busy'), async () => {
    const validation = (await ask('validate', { path }, bounds)) ?? no('too-much')
    if (!validation.ok) return validation
    const words = (await ask('words', { path }, bounds)) ?? noWords
    const likeness = await ask('likeness', { path }, bounds)
    return done({ ...validation.value, ...words, likeness, likenessParts: likeness === null ? null : partsOf(likeness) })
  })
}

/** What a picture looks like (likeness.ts); null when that cannot be said now. */
export function examineLikeness(bytes: Uint8Array): Promise<string | null> {
  return examiner.waitForTurn(null, () => asFile({ bytes }, (path) => ask('likeness', { path }, standard)))
}

/** A smaller, re-encoded copy of a picture, shown before its renditions exist; null when it cannot be made now. */
export function smallCopy(bytes: Uint8Array, { width, format }: { width: number; format: RenditionFormat }): Promise<Uint8Array | null> {
  return examiner.waitForTurn(null, () => asFile({ bytes }, (path) => ask('copy', { path, width, format }, standard)))
}

/** The answer of examiner.ts; null when the file exceeded its limits. */
const ask = <Asked extends Question>(question: Asked, about: Parameters<Questions[Asked]>[0], bounds: Bounds) =>
  examiner.ask<Answer<Asked>>({ question, about }, { milliseconds: bounds[question], memory: bounds.memory })

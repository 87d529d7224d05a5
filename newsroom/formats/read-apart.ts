import { stat } from 'node:fs/promises'
import { no, type Outcome } from '#lib/outcome.ts'
import { LimitedProcess, type Limits } from '#newsroom/media/limited-process.ts'
import type { FileProblem, ReadFile } from './read-file.ts'

/** 50 MB in decimal units. */
export const longestFile = 50_000_000

const standard: Limits = { milliseconds: 30_000, memory: 1_200_000_000 }

const reader = new LimitedProcess(['newsroom', 'formats', 'file-reader.ts'], 600)

/** A file of a writer as the text of a story, read in a process of its own with limits for time and memory. */
export async function readApart(path: string, name: string, limits = standard): Promise<Outcome<ReadFile, FileProblem>> {
  const { size } = await stat(path)
  if (size > longestFile) return no('too-big', { bytes: size, most: longestFile })
  return reader.waitForTurn(
    no('busy'),
    async () => (await reader.ask<Outcome<ReadFile, FileProblem>>({ path, name }, limits)) ?? no('too-much'),
  )
}

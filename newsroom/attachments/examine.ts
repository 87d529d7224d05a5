import { no, type Outcome } from '#lib/outcome.ts'
import { LimitedProcess, type Limits } from '#newsroom/media/limited-process.ts'
import type { Question } from './examiner.ts'
import type { AttachmentProblem, Rewritten } from './problems.ts'

/** A video of 900 MB is copied in some seconds; a PDF of 100 MB is held in memory with its objects. */
const standard: Limits = { milliseconds: 60_000, memory: 1_500_000_000 }

const examiner = new LimitedProcess(['newsroom', 'attachments', 'examiner.ts'], 900)

/**
 * What a file is, and the same file written anew at `to`, in a process with limits for time and memory, so that no file can block the
 * caller.
 */
export function examineAttachment(question: Question, limits = standard): Promise<Outcome<Rewritten, AttachmentProblem>> {
  return examiner.waitForTurn(
    no('busy'),
    async () => (await examiner.ask<Outcome<Rewritten, AttachmentProblem>>(question, limits)) ?? no('too-much'),
  )
}

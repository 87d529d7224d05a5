import { open } from 'node:fs/promises'
import { no, type Outcome } from '#lib/outcome.ts'
import { sniff, sniffedBytes } from '#newsroom/media/sniff.ts'
import type { AttachmentProblem, Rewritten } from './problems.ts'
import { rewriteCaptions } from './rewrite-captions.ts'
import { rewritePdf } from './rewrite-pdf.ts'
import { rewriteRecording } from './rewrite-recording.ts'

export type Question = { from: string; to: string }

/** What a file is, by its first bytes, and the same file written anew. */
export async function rewrite({ from, to }: Question): Promise<Outcome<Rewritten, AttachmentProblem>> {
  const head = await headOf(from)
  if (head.length === 0) return no('empty')
  // A web page or a picture for one program is no recording, whatever follows.
  if (sniff(head) !== null) return no('other-kind')
  const text = head.toString('latin1')
  if (text.startsWith('%PDF-')) return rewritePdf(from, to)
  if (/^(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)/.test(text) || subRip.test(text)) return rewriteCaptions(from, to)
  return rewriteRecording(from, to)
}

const subRip = /^(?:\xef\xbb\xbf)?\s{0,9}\d{1,6}[ \t]*\r?\n\d{2}:\d{2}:\d{2},\d{3} +-->/

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/**
 * A process of its own, started by examine.ts. It opens untrusted files, so that one that takes forever or all memory affects no other
 * process. One question at a time, one answer per question.
 */
if (import.meta.main) {
  // What is written anew tells no time of its own: the same file gives the same bytes.
  Date.now = () => 0
  process.on('message', async (question: Question) => process.send?.({ answer: await rewrite(question) }))
  // The parent is gone.
  process.on('disconnect', () => process.exit(0))
}

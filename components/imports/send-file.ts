import { pieceBytes } from '#lib/import-runs.ts'

/** How often a piece is sent again before the upload counts as broken off, and milliseconds between. */
const tries = 5
const pause = 2_000
const longestPiece = 120_000

export type Sent = 'whole' | 'offline' | 'stopped'

/** Uploads a file piece by piece. `onProgress` receives the fraction that has arrived, 0 to 1. Never rejects. */
export async function sendFile(file: File, importId: string, onProgress: (part: number) => void, signal: AbortSignal): Promise<Sent> {
  let at = 0
  let failures = 0
  while (!signal.aborted) {
    const answer = await sendPiece(file, importId, at, signal)
    if (answer === null) {
      failures += 1
      if (failures >= tries) return 'offline'
      await new Promise((over) => setTimeout(over, pause))
      continue
    }
    failures = answer.received > at ? 0 : failures + 1
    if (failures >= tries) return 'offline'
    at = answer.received
    onProgress(at / file.size)
    if (answer.isWhole) return 'whole'
  }
  return 'stopped'
}

type Received = { received: number; isWhole: boolean }

async function sendPiece(file: File, importId: string, at: number, signal: AbortSignal): Promise<Received | null> {
  try {
    const response = await fetch(`/api/imports/${importId}?at=${at}`, {
      method: 'POST',
      body: file.slice(at, at + pieceBytes),
      headers: { 'content-type': 'application/octet-stream' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestPiece)]),
    })
    const answer = (await response.json()) as { ok: boolean; value?: Received } // the response of our own server
    return answer.ok && answer.value ? answer.value : null
  } catch {
    return null
  }
}

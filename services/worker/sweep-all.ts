import { sweepDiscarded } from '#newsroom/articles/sweep-discarded.ts'
import { sweepSteps } from '#newsroom/articles/sweep-steps.ts'
import { thinVersions } from '#newsroom/articles/thin-versions.ts'
import { sweepDeletedAttachments } from '#newsroom/attachments/sweep-deleted.ts'
import { sweepOutbox } from '#newsroom/delivery/sweep-outbox.ts'
import { sweepImports } from '#newsroom/import-runs/sweep-imports.ts'
import { sweepLinks } from '#newsroom/links/sweep-links.ts'
import { sweepFiles } from '#newsroom/media/sweep.ts'
import { sweepDeletedPictures } from '#newsroom/media/sweep-deleted.ts'
import { sweepTemporaryFiles } from '#newsroom/media/sweep-temporary-files.ts'
import { sweepNotices } from '#newsroom/notices/sweep-notices.ts'
import { sweepChecks } from '#newsroom/outside/sweep-checks.ts'
import { sweepAttempts } from '#newsroom/people/sign-in-throttle.ts'
import { sweepSessions } from '#newsroom/people/sweep-sessions.ts'
import { sweepUploads } from '#newsroom/uploads/sweep-uploads.ts'
import { sweepDeliveries } from '#newsroom/webhooks/sweep-deliveries.ts'
import { sweepWire } from '#newsroom/wire/sweep-wire.ts'

/** How long each is kept stands in docs/running.md. */
const sweeps = [
  sweepSessions,
  sweepAttempts,
  sweepDiscarded,
  sweepNotices,
  thinVersions,
  sweepSteps,
  sweepDeletedPictures,
  sweepDeletedAttachments,
  sweepFiles,
  sweepTemporaryFiles,
  sweepUploads,
  sweepOutbox,
  sweepChecks,
  sweepDeliveries,
  sweepImports,
  sweepWire,
  sweepLinks,
]

/** Deletes each night what is too old. One that fails keeps no other from its work; the job fails at the end, and says why. */
export async function sweepAll(all: readonly (() => Promise<unknown>)[] = sweeps): Promise<void> {
  const failures: string[] = []
  for (const sweep of all) {
    await sweep().catch((error: Error) => {
      failures.push(`${sweep.name}: ${error.message}`)
    })
  }
  if (failures.length > 0) throw new Error(failures.join('; '))
}

import { database } from '#db/client.ts'
import type { JobName, Jobs } from '#db/queue.ts'
import { noteHead } from '#newsroom/audit/noted-heads.ts'
import { lookAtEmbeds } from '#newsroom/embeds/look-at-embeds.ts'
import { giveUpImport, startImporter } from '#newsroom/import-runs/start-importer.ts'
import { tryLinks } from '#newsroom/links/try-links.ts'
import { fillLikeness } from '#newsroom/media/fill-likeness.ts'
import { giveUpRenditions, makeRenditions } from '#newsroom/media/make-renditions.ts'
import { resumeRenditions } from '#newsroom/media/sweep.ts'
import { watchRights } from '#newsroom/media/watch-rights.ts'
import { gatherMail } from '#newsroom/notices/gather-mail.ts'
import { mailNotices } from '#newsroom/notices/mail-notices.ts'
import { watchAccounts } from '#newsroom/notices/watch-accounts.ts'
import { giveUpLook, lookOutside } from '#newsroom/outside/look-outside.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { runDue } from '#newsroom/schedule/run-due.ts'
import { deliver, giveUpDelivery } from '#newsroom/webhooks/deliver.ts'
import { tellHub } from '#newsroom/webhooks/tell-hub.ts'
import { findDueFeeds, readWireFeed } from '#newsroom/wire-stories/read-wire-feed.ts'
import { backUp } from './back-up.ts'
import { sweepAll } from './sweep-all.ts'

type Work<Name extends JobName> = {
  /** When it runs by itself (cron, UTC). Without it, it runs only when a verb enqueues it. */
  at?: string
  do: (job: Jobs[Name]) => Promise<unknown>
  /** How many run at the same time in one worker; without it one. */
  atOnce?: number
  /** Called after the last try failed. */
  giveUp?: (job: Jobs[Name], problem: string) => Promise<unknown>
}

/** All jobs of the worker. Each may run twice after a crash, and the second run must then change nothing. */
export const jobs: { [Name in JobName]: Work<Name> } = {
  renditions: {
    do: ({ mediaId }) => makeRenditions(mediaId),
    giveUp: ({ mediaId }, problem) => giveUpRenditions(mediaId, problem),
  },
  // Everything that is due, in its order: another one of the same minute may come first.
  'run-schedule': { do: () => runDue() },
  // It waits for the site for most of its time.
  'look-outside': { do: ({ changeId }) => lookOutside(changeId), giveUp: ({ changeId }) => giveUpLook(changeId), atOnce: 4 },
  'watch-accounts': { at: '* * * * *', do: watchAccounts },
  'watch-rights': {
    at: '7 * * * *',
    async do() {
      await readPublication(database()) // by whose clocks
      await watchRights()
    },
  },
  'look-at-embeds': { at: '* * * * *', do: () => lookAtEmbeds() },
  'try-links': { at: '* * * * *', do: () => tryLinks() },
  'gather-mail': { at: '* * * * *', do: gatherMail },
  'mail-notices': {
    async do({ personId }) {
      await readPublication(database()) // in which language, and by whose clocks
      await mailNotices(personId)
    },
    // A server that is silent for one person keeps others waiting less.
    atOnce: 4,
  },
  // A program that is silent keeps others waiting less.
  'deliver-webhook': {
    async do({ deliveryId }) {
      await readPublication(database()) // by its languages addresses are written
      await deliver(deliveryId)
    },
    giveUp: ({ deliveryId }, problem) => giveUpDelivery(deliveryId, problem),
    atOnce: 8,
  },
  'tell-hub': {
    async do({ language }) {
      await readPublication(database())
      await tellHub(language)
    },
  },
  'import-run': {
    do: ({ importId }) => startImporter(importId),
    giveUp: ({ importId }, problem) => giveUpImport(importId, problem),
  },
  'find-due-feeds': { at: '* * * * *', do: findDueFeeds },
  // A server that is silent keeps other feeds waiting less.
  'read-wire-feed': { do: ({ feedId }) => readWireFeed(feedId), atOnce: 4 },
  'resume-renditions': {
    at: '*/10 * * * *',
    async do() {
      await resumeRenditions()
      await fillLikeness()
    },
  },
  'note-audit-head': { at: '* * * * *', do: noteHead },
  backup: { at: '41 * * * *', do: backUp },
  sweep: {
    at: '17 3 * * *',
    do: () => sweepAll(),
  },
}

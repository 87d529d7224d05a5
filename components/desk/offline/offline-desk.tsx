'use client'

import { useEffect } from 'react'
import { createAllBegun } from '#components/editor/begin/begin-on-server.ts'
import { localStores } from '#components/editor/local/local-stores.ts'
import { forgetOthers } from '#components/editor/local/local-texts.ts'
import { forgetLatelyOfOthers } from '#components/palette/lately.ts'
import { useFormat, useWords } from '#words'
import { startWorker, tellWorker } from './desk-worker.ts'
import { newStoryPath } from './worker-messages.ts'

/** Milliseconds. */
const hour = 60 * 60_000

/**
 * Starts the desk's service worker, and tells it who is signed in: what this device keeps of others is deleted. `keepsPages`: not for a guest,
 * whose stories may close while there is no network.
 */
export function OfflineDesk({ personId, keepsPages }: { personId: string | null; keepsPages: boolean }) {
  const say = useWords()
  const { language } = useFormat()
  const noNetwork = pageOf(language, say('desk.noNetwork'), say('desk.noNetworkAbout'), say('everywhere.retry'))
  useEffect(() => {
    const begin = async () => {
      forgetLatelyOfOthers(personId)
      await forgetOthers(personId).catch(() => {})
      if (keepsPages) await startWorker()
      await tellWorker({ kind: 'person', id: keepsPages ? personId : null, noNetwork })
      if (keepsPages && personId !== null) await tellWorker({ kind: 'keep', personId, path: newStoryPath, files: [], isFreshFor: hour })
    }
    void begin().catch(() => {}) // without a worker the desk needs the network, as before
  }, [personId, keepsPages, noNetwork])
  useEffect(() => {
    if (personId === null) return
    const create = async () => {
      const made = await createAllBegun(personId)
      // The newsroom did not have it when this page was asked for.
      if (made.some((id) => location.pathname === `/desk/articles/${id}` && !document.querySelector('.ProseMirror'))) location.reload()
      await sendAllLeft(personId)
    }
    const begin = () => void create().catch(() => {})
    begin()
    window.addEventListener('online', begin)
    return () => window.removeEventListener('online', begin)
  }, [personId])
  return null
}

/** Words that closed editors left here go out from any page of the desk. The story on the screen takes its own (draft/restore.ts). */
async function sendAllLeft(personId: string): Promise<void> {
  const left = (await (await localStores()).getAll('steps')).filter(
    (kept) => kept.personId === personId && location.pathname !== `/desk/articles/${kept.articleId}`,
  )
  if (left.length === 0) return
  const { sendLeft } = await import('#components/editor/draft/send-left.ts') // it brings the editor's schema
  for (const kept of left) await sendLeft(kept)
}

/** A page without scripts and files: nothing else is there without a network. */
const pageOf = (language: string, title: string, about: string, retry: string) =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto 0;padding:0 1.5rem}h1{font-size:1.25rem}</style>
<main><h1>${title}</h1><p>${about}</p><p><a href="">${retry}</a></p></main></html>`

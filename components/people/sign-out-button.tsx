'use client'

import { useState } from 'react'
import type { Unsent } from '#components/editor/local/find-unsent.ts'
import { deleteKeptFiles, findKeptFiles, type KeptFile } from '#components/media/kept-files.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useRequest } from '#components/ui/use-request.ts'
import { useWords } from '#words'
import { KeptUploads } from './kept-uploads.tsx'
import { UnsentWords } from './unsent-words.tsx'
import { type Ask, inWords } from './words.ts'

/**
 * Signs this browser out and shows the sign-in page, also when the session had already ended. It asks first when this device has words or
 * files that the newsroom does not have.
 */
export function SignOutButton({
  signOut,
  personId,
  autoFocus,
}: {
  signOut: Ask<Record<string, never>>
  personId: string
  autoFocus?: boolean
}) {
  const say = useWords()
  const [state, setState] = useState<'here' | 'looking' | 'leaving'>('here')
  const [unsent, setUnsent] = useState<Unsent[]>([])
  const [files, setFiles] = useState<KeptFile[]>([])
  const { run, isBusy } = useRequest(signOut)
  async function leave() {
    const answer = await run({})
    if (!answer.ok && answer.problem !== 'signed-out') {
      setState('here')
      return notify.problem(inWords(say, answer.problem))
    }
    setState('leaving')
    window.location.assign('/desk/sign-in')
  }
  async function askFirst() {
    setState('looking')
    const [words, kept] = await Promise.all([lookForUnsent(personId), findKeptFiles(personId).catch(() => [])])
    setUnsent(words)
    setFiles(kept)
    if (words.length === 0 && kept.length === 0) await leave()
    else setState('here')
  }
  async function deleteAndLeave() {
    setState('looking')
    const isDeleted = await deleteKeptFiles(files).then(
      () => true,
      () => false,
    )
    if (isDeleted) return leave()
    setState('here')
    notify.problem(say('people.filesNotDeleted'))
  }
  const isPending = isBusy || state !== 'here'
  const stay = () => {
    setUnsent([])
    setFiles([])
  }
  if (unsent.length > 0)
    return <UnsentWords unsent={unsent} isPending={isPending} onLeave={files.length > 0 ? () => setUnsent([]) : leave} onStay={stay} />
  if (files.length > 0) return <KeptUploads {...{ files, isPending }} onDelete={deleteAndLeave} onLeave={leave} onStay={stay} />
  return (
    <Button isPending={isPending} onPress={askFirst} autoFocus={autoFocus}>
      {say('desk.signOut')}
    </Button>
  )
}

/** The editor's schema is loaded only for this. A device that keeps nothing keeps nobody from signing out. */
const lookForUnsent = (personId: string): Promise<Unsent[]> =>
  import('#components/editor/local/find-unsent.ts').then(({ findUnsent }) => findUnsent(personId)).catch(() => [])

import { useEffect, useState } from 'react'
import type { BegunStory } from '#components/editor/local/kept.ts'
import type { Language } from '#lib/languages.ts'
import { findBegun, keepBegun } from './begin-on-server.ts'

/**
 * A story that is begun on this device. The page of a new story also stands at the address of a begun one, when that is opened without a
 * network (components/desk/offline/worker.ts): 'unknown' when this device has none of this id.
 */
export function useBegun(personId: string) {
  const [begun, setBegun] = useState<BegunStory | 'unknown' | null>(null)
  useEffect(() => {
    const [, id] = /^\/desk\/articles\/([0-9a-f-]{36})$/.exec(location.pathname) ?? []
    if (id === undefined) return
    findBegun(id, personId).then(
      (found) => setBegun(found ?? 'unknown'),
      () => setBegun('unknown'),
    )
  }, [personId])
  return {
    begun,
    async beginHere(id: string, language: Language): Promise<void> {
      const kept = await keepBegun(id, personId, language)
      history.replaceState(history.state, '', `/desk/articles/${kept.articleId}`)
      setBegun(kept)
    },
  }
}

import { useEffect } from 'react'
import { askAddress } from '#components/ui/ask-address.ts'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { Snippet } from '#newsroom/snippets/snippets-for.ts'
import { setKnownSnippets } from './known-snippets.ts'

const none = { snippets: [] }

/** Brings the snippets of this person to the menus. Returns a function that brings them again. */
export function useSnippets(): () => void {
  const { value = none, again } = useAnswer(['snippets'], (signal) => askAddress<{ snippets: Snippet[] }>('/desk/snippets', signal))
  useEffect(() => setKnownSnippets(value.snippets), [value])
  return () => void again()
}

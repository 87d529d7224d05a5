import { useEffect, useRef } from 'react'
import { rememberStory } from './lately.ts'

/** Remembers on this device that this person had the story open, by its headline at the end. */
export function useStoryOpened(personId: string, articleId: string, headline: () => string): void {
  const newest = useRef(headline)
  newest.current = headline
  useEffect(() => {
    const remember = () => rememberStory(personId, articleId, newest.current())
    remember()
    window.addEventListener('pagehide', remember)
    return () => {
      window.removeEventListener('pagehide', remember)
      remember()
    }
  }, [personId, articleId])
}

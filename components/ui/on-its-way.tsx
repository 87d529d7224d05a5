import { useEffect } from 'react'
import { Loading } from './loading.tsx'

/**
 * In the place of something that will take the focus. What is typed for it must not go into the text behind it; the focus stays there until then,
 * so that it comes back to it.
 */
export function OnItsWay() {
  useEffect(() => {
    const hold = (event: Event) => {
      event.preventDefault()
      event.stopPropagation()
    }
    for (const kind of kinds) window.addEventListener(kind, hold, true)
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, hold, true)
    }
  }, [])
  return (
    <div className="rounded-lg bg-surface">
      <Loading />
    </div>
  )
}

/** `beforeinput` for keyboards on glass, which tell of no keys. */
const kinds = ['keydown', 'beforeinput'] as const

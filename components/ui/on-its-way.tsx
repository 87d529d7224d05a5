import { useEffect } from 'react'
import { Loading } from './loading.tsx'

/** The longest that keys are held. Milliseconds. */
const patience = 10_000

/**
 * In the place of something that will take the focus. What is typed for it must not go into the text behind it; the focus stays there until then,
 * so that it comes back to it. Escape closes it; other keys than those that write do what they do.
 */
export function OnItsWay({ onClose }: { onClose: () => void }) {
  useEffect(() => {
    const hold = (event: Event) => {
      event.preventDefault()
      event.stopPropagation()
    }
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
      else if (!isWriting(event)) return
      hold(event)
    }
    const release = () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', hear, true)
      window.removeEventListener('beforeinput', hold, true)
    }
    const timer = setTimeout(release, patience)
    window.addEventListener('keydown', hear, true)
    window.addEventListener('beforeinput', hold, true) // keyboards on glass tell of no keys
    return release
  }, [onClose])
  return (
    <div className="rounded-lg bg-surface shadow-popover">
      <Loading />
    </div>
  )
}

const isWriting = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && ([...key].length === 1 || ['Enter', 'Backspace', 'Delete'].includes(key))

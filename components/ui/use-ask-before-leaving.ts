import { useEffect } from 'react'
import { useWords } from '#words'
import { askBeforeGoing } from './may-leave.ts'

/** While something unsaved would be lost, the browser asks before the page is closed, loaded again, or left by a link of the desk. */
export function useAskBeforeLeaving(wouldLose: boolean): void {
  const say = useWords()
  const question = say('everywhere.leaveUnsaved')
  useAskBeforeClosing(wouldLose)
  useEffect(() => (wouldLose ? askBeforeGoing(() => window.confirm(question)) : undefined), [wouldLose, question])
}

/** The same, for what goes on, or is kept by the tab, while another page of the desk is open: the browser asks only before that ends too. */
export function useAskBeforeClosing(wouldLose: boolean): void {
  useEffect(() => {
    if (!wouldLose) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [wouldLose])
}

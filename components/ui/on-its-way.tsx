import { useEffect } from 'react'
import { Loading } from './loading.tsx'
import { useHoldTyped } from './use-hold-typed.ts'

/** In the place of something that will take the focus: what is typed for it comes into it. The focus stays where it is until then. */
export function OnItsWay({ onClose }: { onClose: () => void }) {
  const holdTyped = useHoldTyped()
  useEffect(() => holdTyped(onClose), [holdTyped, onClose])
  return (
    <div className="rounded-lg bg-surface shadow-popover">
      <Loading />
    </div>
  )
}

import { useEffect } from 'react'
import { holdTyped } from './hold-typed.ts'
import { Loading } from './loading.tsx'

/** In the place of something that will take the focus: what is typed for it comes into it. The focus stays where it is until then. */
export function OnItsWay({ onClose }: { onClose: () => void }) {
  useEffect(() => holdTyped(onClose), [onClose])
  return (
    <div className="rounded-lg bg-surface shadow-popover">
      <Loading />
    </div>
  )
}

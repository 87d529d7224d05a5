import type { ReactNode } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'

type Props = {
  title: string
  about: string
  /** What this device alone has, as items of a list. */
  children: ReactNode
  /** What can be done with it, besides leaving it here. */
  acts: ReactNode
  isPending: boolean
  onLeave: () => void
  onStay: () => void
}

/** Before somebody signs out: what of theirs only this device has, and what can be done with it. */
export function BeforeSignOut({ title, about, children, acts, isPending, onLeave, onStay }: Props) {
  const say = useWords()
  return (
    <div className="max-w-sm text-left">
      <Alert tone="warn" live>
        <p className="font-semibold">{title}</p>
        <ul className="my-1 list-disc pl-5">{children}</ul>
        <p>{about}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button tone="primary" autoFocus onPress={onStay}>
            {say('people.staySignedIn')}
          </Button>
          {acts}
          <Button isPending={isPending} onPress={onLeave}>
            {say('people.signOutAndKeep')}
          </Button>
        </div>
      </Alert>
    </div>
  )
}

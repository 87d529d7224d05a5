'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { fieldBox } from '#components/ui/field-style.ts'
import type { AnyProblem } from '#components/ui/request-problems.ts'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'
import type { CalendarActions } from './calendar-props.ts'

/** The address by which a calendar program of one's own shows what goes out. It is shown once. */
export function OwnCalendar({
  hasAddress,
  actions,
}: {
  hasAddress: boolean
  actions: Pick<CalendarActions, 'makeAddress' | 'revokeAddress'>
}) {
  const say = useWords()
  const [address, setAddress] = useState<string | null>(null)
  const make = useAsk(inWords, actions.makeAddress, () => null)
  const revoke = useAsk(inWords, actions.revokeAddress, () => say('schedule.addressRevoked'))
  async function makeNew() {
    const made = await make.run({})
    if (made.ok) setAddress(new URL(made.value.path, window.location.origin).href)
  }
  async function end() {
    const ended = await revoke.run({})
    if (ended.ok) setAddress(null)
  }
  return (
    <section aria-labelledby="own-calendar" className="mt-10 grid max-w-xl gap-2 border-line border-t pt-4">
      <h2 id="own-calendar" className="font-bold">
        {say('schedule.address')}
      </h2>
      <p className="text-ink-soft text-xs">{say(hasAddress && !address ? 'schedule.addressThere' : 'schedule.addressAbout')}</p>
      {address && <Shown address={address} />}
      <div className="flex flex-wrap gap-2">
        <Button size="small" isPending={make.busy} onPress={() => void makeNew()}>
          {say(hasAddress ? 'schedule.addressAgain' : 'schedule.addressMake')}
        </Button>
        {(hasAddress || address) && (
          <Button size="small" isPending={revoke.busy} onPress={() => void end()}>
            {say('schedule.addressRevoke')}
          </Button>
        )}
      </div>
    </section>
  )
}

function Shown({ address }: { address: string }) {
  const say = useWords()
  const [isCopied, setCopied] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      setCopied(false) // no permission: a click into the field selects the address
    }
  }
  return (
    <div className="flex gap-2">
      <input
        readOnly
        aria-label={say('schedule.address')}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
        className={`${fieldBox} h-8 px-2.5 font-mono text-xs pointer-coarse:h-11`}
      />
      <Button onPress={() => void copy()}>
        {isCopied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
        {say(isCopied ? 'people.copied' : 'people.copy')}
      </Button>
    </div>
  )
}

const inWords = (say: Say, problem: AnyProblem): string => say(`problems.${problem}`)

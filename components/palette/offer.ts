import { useEffect, useRef } from 'react'

/** Something that the open screen can do now. `run` is what its button does. */
export type Command = { id: string; name: string; also?: string; keys?: string; run: () => void }

type Offer = () => readonly Command[]

const offers = new Set<Offer>()

/**
 * Offers a screen's commands to the palette while the screen is there. They are asked for when the palette opens, so what is listed is what
 * could be pressed at that moment; nothing is drawn for it before.
 */
export function useCommands(offer: Offer): void {
  const newest = useRef(offer)
  useEffect(() => {
    newest.current = offer
  })
  useEffect(() => {
    const ask: Offer = () => newest.current()
    offers.add(ask)
    return () => {
      offers.delete(ask)
    }
  }, [])
}

export const commandsNow = (): Command[] => [...offers].flatMap((offer) => [...offer()])

/** Does what a part of the screen offers that has just been opened; false when it does not offer it (yet). */
export function runCommand(id: string): boolean {
  const command = commandsNow().find((each) => each.id === id)
  command?.run()
  return command !== undefined
}

import { useLayoutEffect, useRef, useState } from 'react'

type Call = (...given: never[]) => unknown
/** The functions of an object. */
export type Steady<Acts> = { [Name in keyof Acts as Acts[Name] extends Call ? Name : never]: Acts[Name] }

/**
 * The functions of an object that is made at each drawing, as an object that stays the same; each calls the newest one. What only needs
 * these is not drawn again when the rest changes.
 */
export function useSteady<Acts extends object>(acts: Acts): Steady<Acts> {
  const latest = useRef(acts)
  useLayoutEffect(() => {
    latest.current = acts
  })
  const [steady] = useState(() => {
    const names = Object.entries(acts).flatMap(([name, act]) => (typeof act === 'function' ? [name] : []))
    const call = (name: string) => [name, (...given: never[]) => (latest.current as Record<string, Call>)[name]?.(...given)] as const
    return Object.fromEntries(names.map(call)) as Steady<Acts> // the same names, each called with what it was given
  })
  return steady
}

import { BrokenItem } from './wire-story.ts'

/** A part of RTF (specification 1.9.1): a group's edge, a control word with its number, a byte by its number, or bytes as they are. */
export type RtfToken =
  | { kind: 'open' | 'close' }
  | { kind: 'word'; word: string; value: number | null }
  | { kind: 'byte'; byte: number }
  | { kind: 'bytes'; bytes: string }

/** The deepest nesting of groups. */
const deepest = 250

/** The parts of RTF, whose bytes are the characters of `rtf`, in one pass. Throws a `BrokenItem` for groups that are nested too deep. */
export function* rtfTokens(rtf: string): Generator<RtfToken> {
  const word = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y
  const plain = /[^\\{}\r\n]+/y
  let at = 0
  let depth = 0
  while (at < rtf.length) {
    const sign = rtf[at]
    at += 1
    if (sign === '{' || sign === '}') {
      depth += sign === '{' ? 1 : -1
      if (depth > deepest) throw new BrokenItem(`its groups are nested more than ${deepest} deep`)
      yield { kind: sign === '{' ? 'open' : 'close' }
    } else if (sign === '\\') {
      word.lastIndex = at
      const found = word.exec(rtf)
      if (!found) {
        yield symbolAt(rtf, at)
        at += rtf[at] === "'" ? 3 : 1
        continue
      }
      at = word.lastIndex
      const value = found[2] === undefined ? null : Number(found[2])
      if (found[1] === 'bin') at += Math.max(0, value ?? 0)
      else yield { kind: 'word', word: found[1] ?? '', value }
    } else if (sign !== '\r' && sign !== '\n') {
      plain.lastIndex = at - 1
      const bytes = plain.exec(rtf)?.[0] ?? ''
      at = at - 1 + Math.max(1, bytes.length)
      yield { kind: 'bytes', bytes }
    }
  }
}

const symbols: Readonly<Record<string, string>> = { '~': 'nbsp', _: 'hyphen', '*': '*', '-': 'softhyphen', '\n': 'par', '\r': 'par' }

function symbolAt(rtf: string, at: number): RtfToken {
  const sign = rtf[at] ?? ''
  if (sign === "'") return { kind: 'byte', byte: Number.parseInt(rtf.slice(at + 1, at + 3), 16) || 63 }
  return sign in symbols ? { kind: 'word', word: symbols[sign] ?? '', value: null } : { kind: 'bytes', bytes: sign }
}

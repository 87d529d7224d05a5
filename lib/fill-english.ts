import { endOf } from './read-english.ts'

type Values = Readonly<Record<string, string | number>>

/** An English message of the dictionary (ICU: values, `select`, `plural`) with its values, where no screen is: a command, a report. */
export function fillEnglish(message: string, values: Values): string {
  let filled = ''
  for (let at = 0; at < message.length; ) {
    if (message[at] !== '{') filled += message[at++]
    else {
      const end = endOf(message, at)
      filled += fillOne(message.slice(at + 1, end), values)
      at = end + 1
    }
  }
  return filled
}

function fillOne(inside: string, values: Values): string {
  const [, name = '', kind, choices = ''] = /^(\w+)(?:, (plural|select),(.*))?$/s.exec(inside) ?? []
  const value = values[name] ?? ''
  if (!kind) return String(value)
  const wanted = kind === 'select' ? String(value) : value === 1 ? 'one' : 'other'
  const chosen = choiceIn(choices, wanted) ?? choiceIn(choices, 'other') ?? ''
  return fillEnglish(kind === 'plural' ? chosen.replaceAll('#', String(value)) : chosen, values)
}

function choiceIn(choices: string, wanted: string): string | undefined {
  for (let at = 0; at < choices.length; ) {
    const open = choices.indexOf('{', at)
    if (open < 0) return undefined
    const end = endOf(choices, open)
    if (choices.slice(at, open).trim() === wanted) return choices.slice(open + 1, end)
    at = end + 1
  }
  return undefined
}

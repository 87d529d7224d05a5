type Preference = { brotli: boolean; gzip: boolean }

/** Browsers send the same few values all day; whoever makes up others pushes out only what is made up again in a microsecond. */
const known = new Map<string, Preference>()
const mostKnown = 200

/** Which encodings a value of Accept-Encoding takes (RFC 9110 §12.5.3): those it names, or "*", without a weight of 0. */
export function preferenceOf(accepted: string): Preference {
  const found = known.get(accepted)
  if (found) return found
  const made = read(accepted)
  if (known.size >= mostKnown) known.clear()
  known.set(accepted, made)
  return made
}

function read(accepted: string): Preference {
  const weights = new Map(
    accepted
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
        const weight = parameters.find((text) => text.startsWith('q='))
        return [name, weight === undefined ? 1 : Number(weight.slice(2))]
      }),
  )
  const takes = (...names: string[]) =>
    (names.map((name) => weights.get(name)).find((weight) => weight !== undefined) ?? weights.get('*') ?? 0) > 0
  return { brotli: takes('br'), gzip: takes('gzip', 'x-gzip') }
}

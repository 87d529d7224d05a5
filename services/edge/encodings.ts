type Preference = { brotli: boolean; gzip: boolean }

/** Browsers send the same few values all day. When made-up values fill the map, it is cleared: an entry is cheap to compute again. */
const known = new Map<string, Preference>()
const mostKnown = 200

/** Which encodings an Accept-Encoding value accepts (RFC 9110 §12.5.3): those it names, or "*", unless their weight is 0. */
export function preferenceOf(accepted: string): Preference {
  const cached = known.get(accepted)
  if (cached) return cached
  const preference = read(accepted)
  if (known.size >= mostKnown) known.clear()
  known.set(accepted, preference)
  return preference
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

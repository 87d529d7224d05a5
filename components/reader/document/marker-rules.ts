import type { ArticleDocument } from '#lib/document-types.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { type Marker, markerOf } from '#newsroom/articles/marker.ts'

/** The class of what stands at a marker: style attributes would need an exception in the Content-Security-Policy. */
export const markerClass = ({ x, y }: Marker): string => `at${Math.round(x * 10)}-${Math.round(y * 10)}`

/** The rules of a text's markers, each once. */
export const markerRules = (body: ArticleDocument): string =>
  [...new Set([...nodesOf(body)].flatMap(({ type, attrs }) => (type === 'map' ? [ruleOf(markerOf(attrs))] : [])))].join('')

const ruleOf = (marker: Marker): string => `.${markerClass(marker)}{--x:${marker.x}%;--y:${marker.y}%}`

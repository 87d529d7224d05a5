import { whenInWords } from '#components/editor/notices/when.ts'
import type { Format, Say } from '#components/ui/words/say.ts'
import type { VersionOfList } from '#newsroom/articles/versions-of.ts'

/** A version's own name, or what it was made for. */
export const titleOfVersion = (say: Say, { kind, name }: Pick<VersionOfList, 'kind' | 'name'>): string =>
  name || say(`history.kind-${kind}`)

/** “Submitted, 27 Nov, 14:05”. */
export const versionInWords = (say: Say, format: Format, version: VersionOfList): string =>
  say('history.compared', { kind: titleOfVersion(say, version), date: whenInWords(format, version.at) })

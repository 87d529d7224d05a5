import type { Language } from '#lib/languages.ts'
import type { ShownBreaking } from '#newsroom/breaking/breaking-desk.ts'

/** Breaking news as the bar on every page of the desk says it. `endsAt`: an instant as text; null when no end is planned. */
export type BarItem = { id: string; text: string; language: Language; needsStory: boolean; endsAt: string | null }

export const barItems = (standing: readonly ShownBreaking[]): BarItem[] =>
  standing.flatMap(({ id, banners, ends }) => {
    const [first] = banners
    if (!first) return []
    const needsStory = banners.some(({ articleId }) => articleId === null)
    return [{ id, text: first.text, language: first.language, needsStory, endsAt: ends?.at.toISOString() ?? null }]
  })

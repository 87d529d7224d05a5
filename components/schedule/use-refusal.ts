import type { WorkflowStory } from '#components/workflow/panel-props.ts'
import { newsroomZone } from '#lib/publication.ts'
import { useFormat, useWords } from '#words'
import { momentInWords } from './moment-words.ts'

/** Why the story cannot go out at this time: its embargo ends later. The server says so too, but an editor should not have to ask it. */
export function useRefusal({ embargo }: Pick<WorkflowStory, 'embargo'>, at: Date | null): string | null {
  const say = useWords()
  const { locale } = useFormat()
  if (!embargo || !at || at >= embargo.until) return null
  return say('schedule.beforeEmbargo', { moment: momentInWords(locale, embargo.until, newsroomZone()) })
}

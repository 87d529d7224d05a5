import { notify } from '#components/ui/notify.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { PasteLosses } from '../paste-html.ts'

/** Reports what could not be pasted. */
export function reportPasteLosses(say: Say, { pictures, losses }: PasteLosses): void {
  if (pictures > 0)
    notify.problem(say('editor.picturesLeft', { count: pictures }), {
      detail: say('editor.picturesLeftAbout'),
    })
  if (losses.length > 0) notify.problem(say('editor.struckLeft'), { detail: `${losses.slice(0, 3).join('. ')}.` })
}

/** Reports that the formatting of what was pasted could not be read. */
export const reportPlain = (say: Say): void => notify.problem(say('editor.pastedPlain'), { detail: say('editor.pastedPlainAbout') })

import { notify } from '#components/ui/notify.ts'
import type { LeftBehind } from './pasted.ts'

/** Says what of a clipboard did not come along. */
export function sayWhatWasLeft({ pictures, losses }: LeftBehind): void {
  if (pictures > 0)
    notify.problem(pictures === 1 ? 'A picture did not come along' : `${pictures} pictures did not come along`, {
      detail: 'The words are here. Put the pictures in from their files.',
    })
  if (losses.length > 0) notify.problem('Struck-out words were left out', { detail: `${losses.slice(0, 3).join('. ')}.` })
}

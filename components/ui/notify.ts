import { toast } from 'sonner'

/** `lasts`: milliseconds until it disappears, for a message with an action. */
type Words = { detail?: string; action?: { label: string; onClick: () => void }; lasts?: number }

const toOptions = ({ detail, action, lasts }: Words) => ({ description: detail, action, ...(lasts !== undefined && { duration: lasts }) })

/** Shows a short message that needs no answer. A message that must not be missed belongs in the page. */
export const notify = {
  done: (text: string, words: Words = {}) => toast.success(text, toOptions(words)),
  problem: (text: string, words: Words = {}) => toast.error(text, { ...toOptions(words), duration: 8000 }),
}

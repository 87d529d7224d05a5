import { toast } from 'sonner'

type Words = { detail?: string; action?: { label: string; onClick: () => void } }

const toOptions = ({ detail, action }: Words) => ({ description: detail, action })

/** Shows a short message that needs no answer. A message that must not be missed belongs in the page. */
export const notify = {
  done: (text: string, words: Words = {}) => toast.success(text, toOptions(words)),
  problem: (text: string, words: Words = {}) => toast.error(text, { ...toOptions(words), duration: 8000 }),
}

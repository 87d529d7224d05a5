import { toast } from 'sonner'

type Words = { detail?: string; action?: { label: string; onClick: () => void } }

const toOptions = ({ detail, action }: Words) => ({ description: detail, action })

/** Says a short thing that needs no answer. What must not be missed belongs into the page instead. */
export const notify = {
  done: (text: string, words: Words = {}) => toast.success(text, toOptions(words)),
  problem: (text: string, words: Words = {}) => toast.error(text, { ...toOptions(words), duration: 8000 }),
}

import { toast } from 'sonner'

type Words = { detail?: string; action?: { label: string; onClick: () => void } }

const said = ({ detail, action }: Words) => ({ description: detail, action })

/** Says a short thing that needs no answer. What must not be missed belongs into the page instead. */
export const notify = {
  done: (text: string, words: Words = {}) => toast.success(text, said(words)),
  problem: (text: string, words: Words = {}) => toast.error(text, { ...said(words), duration: 8000 }),
}

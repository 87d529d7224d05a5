import type { Outcome } from '#lib/outcome.ts'

type Answer = (isProven: boolean) => void

let show: ((answer: Answer) => void) | null = null
let open: Promise<boolean> | null = null

/** The dialog of the desk's frame (components/factors/proof-dialog.tsx) shows itself by this. Returns what takes it away. */
export function showProofWith(dialog: (answer: Answer) => void): () => void {
  show = dialog
  return () => {
    if (show === dialog) show = null
  }
}

/** Asks this person to prove who they are; whether they did. Several acts that wait at once share one dialog. */
export function askForProof(): Promise<boolean> {
  const dialog = show
  if (!dialog) return Promise.resolve(false)
  open ??= new Promise<boolean>(dialog).finally(() => {
    open = null
  })
  return open
}

/** Runs an act. When it needs a newer proof of who this is, asks for it, and runs the act once more: what was typed stays where it is. */
export async function withProof<Value, Problem extends string>(
  act: () => Promise<Outcome<Value, Problem>>,
): Promise<Outcome<Value, Problem>> {
  const answer = await act()
  if (answer.ok || answer.problem !== 'unproven') return answer
  return (await askForProof()) ? act() : answer
}

import type { Ask } from '#components/people/words.ts'
import type { ProofSent } from '#newsroom/people/passkey-input.ts'
import type { WaysToProve } from '#newsroom/people/prove.ts'

type Nothing = Record<string, never>

/** How the desk asks who somebody is, passed in by its layout. `confirm` answers whether that was proved meanwhile. */
export type ProofActions = {
  ways: Ask<Nothing, WaysToProve>
  prove: Ask<ProofSent>
  mailLink: Ask<Nothing>
  confirm: Ask<Nothing>
}

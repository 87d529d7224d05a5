'use client'

import { useMutation } from '@tanstack/react-query'
import type { Outcome } from '#lib/outcome.ts'
import { withProof } from './ask-for-proof.ts'
import { inTime } from './in-time.ts'

/**
 * A mutation over the network, run by a person's action: whether it is running, and its last answer. When the request fails or is not
 * answered in time, the problem is 'unreachable'; it may have been carried out all the same. An act that needs a newer proof of who this is
 * asks for it.
 */
export function useRequest<Input, Value, Problem extends string>(ask: (input: Input) => Promise<Outcome<Value, Problem>>) {
  const { mutateAsync, isPending, data, reset } = useMutation({
    mutationFn: (input: Input): Promise<Outcome<Value, Problem | 'unreachable'>> => withProof(() => inTime(ask(input))),
    networkMode: 'always', // sent even when the browser reports to be offline, so that the person sees the result
  })
  return { run: mutateAsync, isBusy: isPending, outcome: data ?? null, clear: reset }
}

'use client'

import { useMutation } from '@tanstack/react-query'
import type { Outcome } from '#lib/outcome.ts'
import { inTime } from './in-time.ts'

/**
 * One request made when a person acts, over a network: whether it is under way, and the answer of the last time. A
 * request that fails, or is not answered in time, answers 'unreachable': it may have been done.
 */
export function useRequest<Input, Value, Problem extends string>(ask: (input: Input) => Promise<Outcome<Value, Problem>>) {
  const { mutateAsync, isPending, data, reset } = useMutation({
    mutationFn: (input: Input): Promise<Outcome<Value, Problem | 'unreachable'>> => inTime(ask(input)),
    networkMode: 'always', // a browser that thinks it is offline still asks, and the person hears what came of it
  })
  return { run: mutateAsync, isBusy: isPending, outcome: data ?? null, clear: reset }
}

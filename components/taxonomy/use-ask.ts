'use client'

import { useAskIn } from '#components/ui/use-ask.ts'
import { type Ask, inWords } from './words.ts'

/** Asks an action, and says what became of it in the words of these screens. */
export const useAsk = <Input, Value>(ask: Ask<Input, Value>, said: (value: Value) => string | null) => useAskIn(inWords, ask, said)

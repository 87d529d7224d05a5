import type { z } from 'zod'

/** A problem of one input field: a code, which the screen turns into text, and the limit that was exceeded. */
export type FieldProblem = { at: string; problem: 'missing' | 'too-long' | 'too-short' | 'no-email' | 'wrong'; limit?: number }

/** The field problems of a refused input, with the path of each field ("name.en"). */
export const fieldProblems = ({ issues }: z.ZodError): FieldProblem[] =>
  issues.map((issue) => ({ at: issue.path.join('.'), ...classify(issue) }))

function classify(issue: z.core.$ZodIssue): Omit<FieldProblem, 'at'> {
  if (issue.code === 'too_big' && issue.origin === 'string') return { problem: 'too-long', limit: Number(issue.maximum) }
  if (issue.code === 'too_small' && issue.origin === 'string')
    return issue.minimum === 1 ? { problem: 'missing' } : { problem: 'too-short', limit: Number(issue.minimum) }
  if (issue.code === 'invalid_format' && issue.format === 'email') return { problem: 'no-email' }
  if (issue.code === 'custom' && issue.params?.problem === 'missing') return { problem: 'missing' }
  return { problem: 'wrong' }
}

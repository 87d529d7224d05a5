import { z } from 'zod'

/**
 * Reads what came from outside. As `schema.safeParse`, which throws in one case: zod compares the length that a value says it has before it
 * knows whether it is a text or a list, and `{"length": [{"toString": 1}]}` can be compared with nothing. Such a value is as invalid as others.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.ZodSafeParseResult<z.output<Schema>> {
  try {
    return schema.safeParse(value)
  } catch (error) {
    if (!(error instanceof TypeError && /primitive value/.test(error.message))) throw error
    const invalid = new z.ZodError([{ code: 'custom', path: [], message: 'is no value that can be read', input: undefined }])
    return { success: false, error: invalid as z.ZodError<z.output<Schema>> } // it names no field
  }
}

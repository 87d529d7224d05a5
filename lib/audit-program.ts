/** Who did it, where the audit is asked for acts of the program itself. */
export const program = 'program'

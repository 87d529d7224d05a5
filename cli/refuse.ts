/** Says why a command failed, and lets the program end with 1. */
export function refuse(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}

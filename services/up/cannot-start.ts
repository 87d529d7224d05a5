/** What the person at the console can mend: shown as one sentence, without a stack, and the program ends with 1. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

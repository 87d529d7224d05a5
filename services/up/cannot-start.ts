/** An error that the operator can fix: printed as one sentence without a stack trace, and the program exits with 1. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

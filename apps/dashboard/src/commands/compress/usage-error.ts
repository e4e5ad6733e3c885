/** Thrown where flags contradict each other, or one has a value that there is not. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

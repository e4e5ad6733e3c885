/** What one look at shared cells may ask and say. */
export class Look {
  /** True when nothing has happened for a while: look also whether those that are waited for still live. */
  isCheckup = false
  /** False in the first look, when the next may follow at once; then what is blocked goes to sleep and must be woken. */
  sleepsNext = false
  /** The cell to wait on, and the value it holds as long as nothing has happened. */
  index = 0
  expected = 0

  /** Says what to wait for before the next look. */
  blocked(index: number, expected: number): undefined {
    this.index = index
    this.expected = expected
  }
}

/** Tries to get what is waited for: returns it, or else `look.blocked(…)`. Must be quick and must not wait. */
export type Attempt<T> = (look: Look) => T | undefined

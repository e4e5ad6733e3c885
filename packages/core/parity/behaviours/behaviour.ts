/**
 * What a test of CPython asserts. Tests of ours that assert it, or what is better, say so at the end of their titles:
 * `… (_TestPool.test_map)`; those that were there before are listed here.
 */
export interface Behaviour {
  /** From 1 to 150, by how much it matters to users. */
  number: number
  /** Tests of CPython, separated by commas. */
  python: string
  /** What they assert. */
  behaviour: string
  /** File and title of tests that say nothing of Python: `packages/core/test/… > title`. */
  tests?: readonly string[]
  /** A name in the table of names, whose row says how ours differs on purpose. */
  differsAs?: string
  /** Why there is nothing to test here, in one sentence. */
  reason?: string
}

/** What fails or hangs in Python, and must not here. */
export interface Fault {
  /** What happens in Python. */
  python: string
  /** File and title of tests. */
  tests: readonly string[]
}

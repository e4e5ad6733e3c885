/** How long a test waits for one thing to happen, in milliseconds: a bound for what hangs, on a machine that is slow and busy. */
export const LONGEST_WAIT_MS = 250_000

import { Process, Thread } from '@mp/core'

/** Whoever shares with this thread. */
export const kinds: [string, typeof Process][] = [
  ['process', Process],
  ['thread', Thread],
]

/** Long enough for what has to happen, so that a test fails instead of hanging. */
export const limit = { timeout: 200_000 }

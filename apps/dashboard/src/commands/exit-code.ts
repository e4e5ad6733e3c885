/** What `mp` tells the shell; listed in the README. */
export const exitCode = {
  ok: 0,
  /** Some tasks, files or demos failed. */
  failed: 1,
  usage: 2,
  /** No file matched. */
  nothing: 3,
  /** A mistake of `mp` itself. */
  bug: 70,
  /** Ctrl-C. */
  interrupted: 130,
  /** SIGTERM. */
  terminated: 143,
} as const

/** One of the codes of {@link exitCode}. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** What `mp` tells the shell; each with its meaning in {@link exitCodeMeanings}. */
export const exitCode = {
  ok: 0,
  failed: 1,
  usage: 2,
  nothing: 3,
  bug: 70,
  timeLimit: 124,
  interrupted: 130,
  terminated: 143,
} as const

/** One of the codes of {@link exitCode}. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** What each exit code means, for help, manual and README. */
export const exitCodeMeanings: readonly { code: ExitCode; meaning: string }[] = [
  { code: exitCode.ok, meaning: 'all well' },
  { code: exitCode.failed, meaning: 'some tasks, files or checks failed; the others are done' },
  { code: exitCode.usage, meaning: 'usage: an unknown command, option, name or setting' },
  { code: exitCode.nothing, meaning: 'nothing matched, or there was nothing to do it with' },
  { code: exitCode.bug, meaning: 'a mistake of mp itself, or nowhere to write results' },
  { code: exitCode.timeLimit, meaning: 'out of time (--time-limit, --until); the rest was left' },
  { code: exitCode.interrupted, meaning: 'Ctrl-C; what was finished counts' },
  { code: exitCode.terminated, meaning: 'SIGTERM; what was finished counts' },
]

/** Flags that must not be passed on: they would give the worker another program, or the same debugger port. */
const OWN_FLAGS =
  /^(--eval|-e|--print|-p|-pe|--check|-c|--interactive|-i|--test|--watch|--run|--input-type|--inspect|--cpu-prof|--heap-prof)/
/** Those of them whose value, if it is an argument of its own, may look like a flag. */
const OWN_FLAGS_WITH_ANY_VALUE = new Set(['--eval', '-e', '--print', '-p', '-pe'])

/** Returns the environment of a worker: that of this program, with the changes asked for. */
export function workerEnv(changes: Record<string, string | undefined>): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [key, value] of Object.entries({ ...process.env, ...changes })) if (value !== undefined) env[key] = value
  return env
}

/** Returns this program's own Node flags as far as a process may have them; a thread inherits its flags by itself. */
export function inheritedExecArgv(): string[] {
  return process.execArgv.filter(
    (flag, position, all) => !OWN_FLAGS.test(flag) && !isValueOf(all[position - 1] ?? '', flag),
  )
}

/** Whether an argument is the value of the flag before it, which is not passed on. */
function isValueOf(flag: string, argument: string): boolean {
  if (OWN_FLAGS_WITH_ANY_VALUE.has(flag)) return true
  return OWN_FLAGS.test(flag) && !flag.includes('=') && !argument.startsWith('-')
}

/** Flags that must not be passed on: they would give the worker another program, or the same debugger port. */
const OWN_FLAGS =
  /^(--eval|-e|--print|-p|-pe|--check|-c|--interactive|-i|--test|--watch|--run|--input-type|--inspect|--cpu-prof|--heap-prof)/
const THREAD_FLAGS =
  /^--(import|require|loader|experimental-loader|conditions|no-warnings|disable-warning|enable-source-maps|experimental-strip-types)/
/** Flags whose value is an argument of its own. */
const FLAGS_WITH_VALUE = new Set(['--eval', '-e', '--print', '-p', '-pe'])

/** Returns the environment of a worker: that of this program, with the changes asked for. */
export function workerEnv(changes: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const env = { ...process.env, ...changes }
  for (const [key, value] of Object.entries(changes)) if (value === undefined) delete env[key]
  return env
}

/** Returns this program's own Node flags as far as a worker may have them. */
export function inheritedExecArgv(): string[] {
  return process.execArgv.filter(
    (flag, position, all) => !OWN_FLAGS.test(flag) && !FLAGS_WITH_VALUE.has(all[position - 1] ?? ''),
  )
}

/** Returns this program's own Node flags as far as a thread may have them: V8's and the process's own are refused. */
export function threadExecArgv(): string[] {
  return inheritedExecArgv().filter((flag) => THREAD_FLAGS.test(flag))
}

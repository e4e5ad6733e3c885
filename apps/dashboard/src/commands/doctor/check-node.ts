import { type Finding, judge } from './finding.ts'

/** What is known of Node and how it was started. */
interface NodeFacts {
  version: string
  environment: NodeJS.ProcessEnv
  cores: number
}

/** Threads of libuv's pool without `UV_THREADPOOL_SIZE`, and the most that it takes; see libuv's guide to threads. */
const usualThreads = 4
const mostThreads = 1024

/** Looks at the version of Node, at flags that workers inherit, and at the threads of libuv's pool. */
export function checkNode({ version, environment, cores }: NodeFacts): Finding[] {
  const options = environment['NODE_OPTIONS'] ?? ''
  return [
    judge(
      { id: 'node', value: version, data: { version } },
      { level: 'fail', when: !isSupported(version), advice: 'use Node 22.18, 24 or 26, or later' },
    ),
    judge(
      { id: 'node-options', value: options === '' ? 'none' : options, data: { options } },
      {
        level: 'warn',
        when: /--(inspect|cpu-prof|heap-prof)/.test(options),
        advice: 'every worker inherits it: each waits for a debugger, or writes a profile of its own',
      },
    ),
    checkThreads(environment['UV_THREADPOOL_SIZE'], cores),
  ]
}

/**
 * Whether a version of Node is one that `mp` supports: `^22.18.0 || ^24.0.0 || >=26.0.0`.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(['20.19.0', '22.17.1', '22.18.0', '23.1.0', '24.0.0', '25.2.0', '26.10.0'].map(isSupported)).toEqual([false, false, true, false, true, false, true])
 * ```
 */
function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major >= 26 || major === 24 || (major === 22 && minor >= 18)
}

function checkThreads(size: string | undefined, cores: number): Finding {
  const given = size === undefined || size === '' ? usualThreads : Number(size)
  return judge(
    { id: 'libuv-threads', value: `${given} for files, DNS, compression and sharp`, data: { size: given } },
    {
      level: 'warn',
      when: !Number.isInteger(given) || given < 1 || given > mostThreads,
      advice: `UV_THREADPOOL_SIZE must be a whole number from 1 to ${mostThreads}, got ${size}`,
    },
    {
      level: 'warn',
      when: given < Math.min(usualThreads, cores),
      advice: 'UV_THREADPOOL_SIZE is below the usual 4: files and images of all threads wait in one short line',
    },
  )
}

import type { Group } from './row.ts'

const tests = 'packages/core/test/pool'

export const logging: Group = {
  number: 13,
  name: 'Logging',
  rows: [
    {
      python: 'get_logger()',
      ours: 'Pool.subscribe',
      status: 'adapted',
      difference: 'What happens comes as typed events in order, for whatever logger is in use.',
      test: `${tests}/stats.test.ts > events tell the whole story in order`,
    },
    {
      python: 'log_to_stderr()',
      ours: 'Pool.subscribe',
      status: 'adapted',
      difference: '`pool.subscribe(console.error)`; output of workers is that of the program.',
      test: `${tests}/stats.test.ts > a subscription ends when disposed of, and a throwing listener harms nobody`,
    },
    {
      python: 'levels SUBDEBUG, SUBWARNING / util.debug, info, …',
      ours: 'PoolEvent',
      status: 'adapted',
      difference: 'Events have a type to choose by in place of a level.',
      test: `${tests}/stats.test.ts > events tell the whole story in order`,
    },
    {
      python: 'level inheritance',
      ours: 'PoolOptions.env',
      status: 'adapted',
      difference: 'Loggers that read the environment, as NODE_DEBUG, find it in the workers.',
      test: `${tests}/lifecycle.test.ts > workers get the environment, the flags and the preloaded modules`,
    },
    {
      python: 'internal messages',
      ours: 'PoolEvent',
      status: 'better',
      difference: 'Start, end, exit and progress of workers, jobs and tasks, with their figures.',
      test: `${tests}/stats.test.ts > events tell the whole story in order`,
    },
  ],
}

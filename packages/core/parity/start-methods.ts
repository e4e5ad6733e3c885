import type { Group } from './row.ts'

const tests = 'packages/core/test'

export const startMethods: Group = {
  number: 11,
  name: 'Contexts and start methods',
  rows: [
    {
      python: 'start method spawn',
      ours: 'Process, Pool',
      status: 'better',
      difference: 'A fresh process that gets flags, arguments and environment, and never runs the main script again.',
      test: `${tests}/pool/lifecycle.test.ts > workers get the environment, the flags and the preloaded modules`,
    },
    {
      python: 'start method fork',
      ours: '',
      status: 'none',
      difference: 'The threads inside Node do not survive a fork; so the deadlocks of fork do not exist either.',
    },
    {
      python: 'start method forkserver',
      ours: 'PoolOptions.preload',
      status: 'adapted',
      difference: 'Workers of a pool stay warm and can import modules ahead; a clean process cannot be copied.',
      test: `${tests}/pool/lifecycle.test.ts > workers get the environment, the flags and the preloaded modules`,
    },
    {
      python: 'start method thread (Python has none)',
      ours: 'Thread, ThreadPool',
      status: 'better',
      difference: 'Threads run truly in parallel, share memory and can be ended.',
      test: `${tests}/process/process.test.ts > tells its whole life`,
    },
    {
      python: 'get_context()',
      ours: 'Process, Thread, Pool, ThreadPool',
      status: 'adapted',
      difference: 'The class says where its code runs, and both kinds keep one contract.',
      test: `${tests}/pool/results.test.ts > map equals the serial map, in input order, with any chunk size`,
    },
    {
      python: 'get_start_method()',
      ours: '',
      status: 'none',
      difference: 'There is no method for the whole program, so there is nothing to ask.',
    },
    {
      python: 'set_start_method()',
      ours: '',
      status: 'none',
      difference: 'There is no setting for the whole program: choose the class where it is used.',
    },
    {
      python: 'get_all_start_methods()',
      ours: '',
      status: 'none',
      difference: 'Processes and threads are there on every platform.',
    },
    {
      python: 'set_executable()',
      ours: 'PoolOptions.execArgv',
      status: 'none',
      difference: 'Workers run on the Node of the program, as both ends must be the same; its flags can be chosen.',
    },
    {
      python: 'set_forkserver_preload()',
      ours: 'PoolOptions.preload',
      status: 'adapted',
      difference: 'An option of the pool.',
      test: `${tests}/pool/lifecycle.test.ts > workers get the environment, the flags and the preloaded modules`,
    },
    {
      python: 'freeze_support()',
      ours: '',
      status: 'none',
      difference:
        'Workers start from a file of the installed package and not from the program, so nothing has to be called.',
    },
    {
      python: 'reducer / AbstractReducer',
      ours: 'registerClass',
      status: 'adapted',
      difference: 'Classes can be taught to travel; the format itself cannot be replaced.',
      test: `${tests}/wire/encode.test.ts > registered classes keep their class, within cycles too`,
    },
    {
      python: 'allow_connection_pickling()',
      ours: '',
      status: 'none',
      difference: 'Does nothing in Python either.',
    },
    {
      python: 'BaseContext / DefaultContext / SpawnContext / ForkServerContext / ForkContext',
      ours: '',
      status: 'none',
      difference: 'Import the names from the package: there are no contexts to hold them.',
    },
    {
      python: 'SpawnProcess / ForkServerProcess / ForkProcess',
      ours: 'Process, Thread',
      status: 'adapted',
      difference: 'One class for processes and one for threads.',
      test: `${tests}/process/process.test.ts > runs its function with its arguments`,
    },
    {
      python: 'mixing contexts',
      ours: 'Lock, SharedOptions.scope, NotSerializableError',
      status: 'better',
      difference:
        'Shared things serve processes and threads alike; what only threads can share is refused by its path.',
      test: `${tests}/sync/lock.test.ts > a Lock > that is for threads works between them and is refused at the way to a process`,
    },
    {
      python: 'safe import of the main module',
      ours: 'Process, Pool',
      status: 'better',
      difference: 'Needs no guard: workers do not run the main script, and functions in it travel by value.',
      test: `${tests}/callable/scripts.test.ts > functions of a TypeScript script cross in %s`,
    },
  ],
}

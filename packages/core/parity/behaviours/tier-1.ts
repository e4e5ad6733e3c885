import type { Behaviour } from './behaviour.ts'

const tests = 'packages/core/test'

/** What nearly every user relies on. */
export const tier1: readonly Behaviour[] = [
  {
    number: 1,
    python: '_TestPool.test_map',
    behaviour: 'map equals the serial map, in input order, with chunks of any size.',
    tests: [`${tests}/pool/results.test.ts > map equals the serial map, in input order, with any chunk size`],
  },
  {
    number: 2,
    python: '_TestPool.test_apply',
    behaviour: 'apply passes positional and keyword arguments, and returns the value.',
    differsAs: 'Pool.apply()',
  },
  {
    number: 3,
    python: '_TestPool.test_starmap',
    behaviour: 'Each tuple is unpacked and the order kept, in chunks, too.',
  },
  { number: 4, python: '_TestPool.test_map_async', behaviour: 'map_async gives the whole list, in order.' },
  {
    number: 5,
    python: '_TestPool.test_async',
    behaviour: 'apply_async returns at once, and get() gives the value.',
    tests: [`${tests}/pool/results.test.ts > a job tells its state and id, and is a promise`],
    differsAs: 'Pool.apply_async()',
  },
  {
    number: 6,
    python: '_TestPool.test_imap',
    behaviour: 'imap yields in order, item by item, and ends cleanly, in chunks, too.',
  },
  {
    number: 7,
    python: '_TestPool.test_imap_unordered',
    behaviour: 'imap_unordered yields exactly the same results, in chunks, too.',
  },
  {
    number: 8,
    python: '_TestPool.test_traceback',
    behaviour: 'A remote error keeps its class and arguments, and shows the line that raised it when it is printed.',
    differsAs: 'RemoteTraceback',
  },
  {
    number: 9,
    python: '_TestPoolWorkerErrors.test_async_error_callback',
    behaviour: 'error_callback gets the error that get() raises.',
    differsAs: 'error_callback=',
  },
  {
    number: 10,
    python: '_TestPool.test_map_async_callbacks',
    behaviour: 'The callback is called once with the full list, or error_callback once with the error.',
    differsAs: 'callback=',
  },
  {
    number: 11,
    python: '_TestPool.test_async_timeout',
    behaviour: 'get(timeout) raises TimeoutError, and the pool can still be terminated and joined.',
    differsAs: 'AsyncResult.get()',
  },
  {
    number: 12,
    python: '_TestPool.test_map_no_failfast',
    behaviour: 'A failing map waits for all of its tasks, and close and join do not deadlock on large messages.',
    differsAs: 'Pool.map()',
  },
  {
    number: 13,
    python: '_TestPool.test_map_unplicklable',
    behaviour: 'An argument that cannot be pickled raises, and nothing hangs.',
    tests: [
      `${tests}/pool/failures.test.ts > an input that cannot travel is refused with its path, and the pool goes on`,
    ],
  },
  {
    number: 14,
    python: '_TestPoolWorkerErrors.test_unpickleable_result',
    behaviour: 'A result that cannot be pickled raises MaybeEncodingError, twenty times without losing a worker.',
    tests: [
      `${tests}/pool/failures.test.ts > a result that cannot travel fails its task, twenty times, without losing the worker`,
    ],
    differsAs: 'MaybeEncodingError',
  },
  {
    number: 15,
    python: '_TestPool.test_context',
    behaviour: 'A pool works within its block, and takes nothing after it.',
    differsAs: 'with Pool()',
  },
  {
    number: 16,
    python: '_TestPool.test_terminate',
    behaviour: 'terminate and join return promptly with 10,000 endless tasks in line.',
    tests: [`${tests}/pool/lifecycle.test.ts > terminate rejects all that is pending, at once`],
    differsAs: 'Pool.terminate()',
  },
  {
    number: 17,
    python: '_TestPool.test_empty_iterable',
    behaviour: 'Calls over nothing finish at once with nothing.',
  },
  {
    number: 18,
    python: '_TestPool.test_make_pool',
    behaviour: 'Pool(0) and Pool(-1) raise; Pool(3) has three workers.',
  },
  {
    number: 19,
    python: '_TestPoolWorkerLifetime.test_pool_worker_lifetime',
    behaviour: 'With ten tasks for each worker, a hundred are all right, and the workers have changed.',
    differsAs: 'Pool(maxtasksperchild=)',
  },
  {
    number: 20,
    python: 'TestInitializers.test_pool_initializer',
    behaviour: 'The initializer runs once in each worker with its arguments, and is refused if it cannot be called.',
  },
  {
    number: 21,
    python: 'ExecutorTest.test_submit',
    behaviour: 'submit gives the value of a call.',
    tests: [`${tests}/pool/results.test.ts > starmap spreads each array of arguments, apply those of one call`],
  },
  {
    number: 22,
    python: 'ExecutorTest.test_map',
    behaviour: 'map zips several iterables, in order, in chunks, too.',
    differsAs: 'Executor.map()',
  },
  {
    number: 23,
    python: 'ExecutorTest.test_map_exception',
    behaviour: 'Results before the failing item are yielded, then its error is raised there.',
    tests: [
      `${tests}/pool/failures.test.ts > imap throws at the failing position and can be continued, with chunks of %i`,
    ],
    differsAs: 'IMapIterator',
  },
  {
    number: 24,
    python: 'ProcessPoolExecutorTest.test_killed_child',
    behaviour: 'The death of a worker fails all futures in place of hanging.',
    tests: [`${tests}/pool/death.test.ts > a worker killed from outside fails only what it runs`],
    differsAs: 'BrokenExecutor / BrokenProcessPool',
  },
  {
    number: 25,
    python: 'ExecutorDeadlockTest.test_crash_during_func_exec_on_worker',
    behaviour: 'A segmentation fault in a task breaks the pool, without a deadlock.',
    differsAs: 'BrokenExecutor / BrokenProcessPool',
  },
  {
    number: 26,
    python: 'ProcessPoolExecutorTest.test_traceback',
    behaviour: 'The error of a future keeps its type and arguments, and carries the line that raised it.',
    differsAs: 'RemoteTraceback',
  },
  {
    number: 27,
    python: '_TestProcess.test_process',
    behaviour: 'A process tells its whole life; its arguments, name and pid arrive in the child.',
    differsAs: 'Process.authkey',
  },
  {
    number: 28,
    python: '_TestProcess.test_terminate',
    behaviour: 'terminate gives exit code -15; join(0) and join(-1) return at once before.',
    differsAs: 'Process.join()',
  },
  { number: 29, python: '_TestProcess.test_kill', behaviour: 'kill gives exit code -9.' },
  {
    number: 30,
    python: '_TestSubclassingProcess.test_sys_exit',
    behaviour: 'Values of sys.exit() become exit codes; text goes to stderr and means 1.',
    differsAs: 'Process.exitcode',
  },
  {
    number: 31,
    python: '_TestSubclassingProcess.test_stderr_flush',
    behaviour: 'What a child does not catch is written whole, with file and line, before it ends.',
  },
  {
    number: 32,
    python: '_TestQueue.test_get',
    behaviour: 'get works in all forms of its arguments; Empty comes at once or after the timeout.',
  },
  {
    number: 33,
    python: '_TestQueue.test_put',
    behaviour: 'put keeps to maxsize in all forms of its arguments; Full comes at once or after the timeout.',
  },
  {
    number: 34,
    python: '_TestConnection.test_connection',
    behaviour: 'Objects and bytes of up to 16 MB go round; poll, recv_bytes_into and the end are as documented.',
  },
  {
    number: 35,
    python: '_TestLock.test_lock',
    behaviour: 'A lock is acquired once, released once, and a second release raises.',
    tests: [
      `${tests}/sync/lock.test.ts > is held until it is released, by the held or at the end of its block`,
      `${tests}/sync/lock.test.ts > a Lock > is not recursive, and times out with the limit`,
      `${tests}/sync/lock.test.ts > cannot be released when nobody holds it`,
    ],
    differsAs: 'Lock.acquire()',
  },
  {
    number: 36,
    python: '_TestEvent.test_event',
    behaviour: 'wait is False after the timeout and True when set, be it by another process.',
    tests: [
      `${tests}/sync/event.test.ts > an Event > is set, waited for and cleared`,
      `${tests}/sync/event.test.ts > an Event > goes to and fro with a %s, in both forms`,
    ],
  },
  {
    number: 37,
    python: '_TestValue.test_value',
    behaviour: 'Values of each type that a child writes are seen by the parent.',
  },
  {
    number: 38,
    python: '_TestArray.test_array',
    behaviour: 'An array is indexed and sliced, and its prefix sums are made in a child.',
    differsAs: 'SynchronizedArray.__len__ / __getitem__ / __setitem__',
  },
  {
    number: 39,
    python: '_TestSharedMemory.test_shared_memory_across_processes',
    behaviour: 'A child attaches by name, and by the object, and its writes are seen.',
  },
  {
    number: 40,
    python: 'TestSyncManagerTypes.test_dict',
    behaviour: 'A managed dict has its methods in a child.',
    differsAs: 'DictProxy',
  },
  {
    number: 41,
    python: 'TestSyncManagerTypes.test_list',
    behaviour: 'A managed list has its methods in a child.',
    differsAs: 'ListProxy',
  },
  {
    number: 42,
    python: 'TestNoForkBomb.test_noforkbomb',
    behaviour: 'A main script without a guard fails clearly, and never spawns without end.',
    differsAs: 'safe import of the main module',
  },
]

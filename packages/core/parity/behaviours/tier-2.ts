import type { Behaviour } from './behaviour.ts'

const tests = 'packages/core/test'

/** Reliability under errors, load and shutdown. */
export const tier2: readonly Behaviour[] = [
  {
    number: 43,
    python: '_TestPoolWorkerLifetime.test_pool_worker_lifetime_early_close',
    behaviour: 'With one task for each worker and a close at once, join returns and all results are right.',
    tests: [`${tests}/pool/lifecycle.test.ts > close at once with one task for each worker loses nothing`],
  },
  {
    number: 44,
    python: '_TestPoolWorkerLifetime.test_pool_maxtasksperchild_invalid',
    behaviour: 'maxtasksperchild of 0, -1, 0.5 or text raises.',
    tests: [`${tests}/pool/lifecycle.test.ts > new with %j is refused`],
  },
  {
    number: 45,
    python: '_TestPool.test_map_handle_iterable_exception',
    behaviour: 'An input iterable that raises makes map raise that, and the pool is usable again.',
  },
  {
    number: 46,
    python: '_TestPool.test_imap_handle_iterable_exception',
    behaviour: 'imap yields the results before the error of its input, but for those of a partial chunk.',
    differsAs: 'Pool.imap()',
  },
  {
    number: 47,
    python: '_TestPool.test_imap_unordered_handle_iterable_exception',
    behaviour: 'imap_unordered yields valid results only, and the error of its input surfaces.',
    differsAs: 'Pool.imap()',
  },
  {
    number: 48,
    python: '_TestPool.test_traceback',
    behaviour: 'Errors of the input iterable are not dressed up as remote ones.',
  },
  {
    number: 49,
    python: '_TestPool.test_enter',
    behaviour: 'A terminated pool cannot be entered again.',
    differsAs: 'with Pool()',
  },
  {
    number: 50,
    python: '_TestPool.test_release_task_refs',
    behaviour: 'Arguments and results can be collected after the job.',
  },
  {
    number: 51,
    python: '_TestPool.test_wrapped_exception',
    behaviour: 'Errors of a pool of threads come through as they are.',
    tests: [`${tests}/pool/failures.test.ts > an error keeps its class, code, fields, cause chain and both stacks`],
    differsAs: 'RemoteTraceback',
  },
  {
    number: 52,
    python: '_TestPoolWorkerLifetime.test_worker_finalization_via_atexit_handler_of_multiprocessing',
    behaviour: 'A program that never closes its pool ends with 0.',
    tests: [
      `${tests}/process/orphans.test.ts > a program that never closes its pools ends by itself, after those it must wait for`,
    ],
    differsAs: 'Pool.__del__',
  },
  {
    number: 53,
    python: 'TestPoolNotLeakOnFailure.test_release_unused_processes',
    behaviour: 'If one worker cannot be started, the others are stopped and the error is raised.',
  },
  {
    number: 54,
    python: 'MiscTestCase.test_large_pool',
    behaviour: 'A pool of very many workers maps correctly.',
  },
  {
    number: 55,
    python: 'ExecutorDeadlockTest.test_error_at_task_pickle',
    behaviour: 'A task that cannot be pickled fails its future, without a deadlock.',
    tests: [
      `${tests}/pool/failures.test.ts > an input that cannot travel is refused with its path, and the pool goes on`,
    ],
  },
  {
    number: 56,
    python: 'ExecutorDeadlockTest.test_exit_at_task_unpickle',
    behaviour: 'A worker that exits, crashes or raises while it reads a task breaks the pool, and nothing hangs.',
    differsAs: 'BrokenExecutor / BrokenProcessPool',
  },
  {
    number: 57,
    python: 'ExecutorDeadlockTest.test_exit_during_func_exec_on_worker',
    behaviour: 'sys.exit in a task is an error of the future, and nothing hangs.',
    tests: [`${tests}/pool/death.test.ts > process.exit in a task fails that task with its code; the others go on`],
    differsAs: 'BrokenExecutor / BrokenProcessPool',
  },
  {
    number: 58,
    python: 'ExecutorDeadlockTest.test_error_during_func_exec_on_worker',
    behaviour: 'An error in a task is that of its future.',
    tests: [`${tests}/pool/failures.test.ts > an error keeps its class, code, fields, cause chain and both stacks`],
  },
  {
    number: 59,
    python: 'ExecutorDeadlockTest.test_error_during_result_pickle_on_worker',
    behaviour: 'A result that raises, exits or crashes when it is pickled fails its future.',
    differsAs: 'BrokenExecutor / BrokenProcessPool',
  },
  {
    number: 60,
    python: 'ExecutorDeadlockTest.test_error_during_result_unpickle_in_result_handler',
    behaviour: 'A result that cannot be read in the parent breaks the pool, and nothing hangs.',
    differsAs: 'BrokenExecutor / BrokenProcessPool',
  },
  {
    number: 61,
    python: 'ExecutorDeadlockTest.test_shutdown_deadlock',
    behaviour: 'A worker that crashes after the shutdown fails its future, and the shutdown returns.',
    differsAs: 'BrokenExecutor / BrokenProcessPool',
  },
  {
    number: 62,
    python: 'ExecutorDeadlockTest.test_shutdown_deadlock_pickle',
    behaviour: 'A shutdown with a task that cannot be pickled ends, and its future fails.',
  },
  {
    number: 63,
    python: 'ExecutorDeadlockTest.test_crash_big_data',
    behaviour: 'A crash while large inputs are being written is a clean error.',
    differsAs: 'BrokenExecutor / BrokenProcessPool',
  },
  {
    number: 64,
    python: 'ExecutorShutdownTest.test_run_after_shutdown',
    behaviour: 'A submit after the shutdown raises.',
    tests: [`${tests}/pool/lifecycle.test.ts > close lets everything finish, then nothing more is taken`],
  },
  {
    number: 65,
    python: 'ExecutorShutdownTest.test_interpreter_shutdown',
    behaviour: 'The end of the program waits for what was submitted.',
    differsAs: 'Pool.__del__',
  },
  {
    number: 66,
    python: 'ExecutorShutdownTest.test_hang_issue12364',
    behaviour: 'Fifty submitted tasks all finish after the shutdown.',
  },
  {
    number: 67,
    python: 'ExecutorShutdownTest.test_cancel_futures',
    behaviour: 'shutdown(cancel_futures=True) cancels most of fifty; the others finish.',
    differsAs: 'Executor.shutdown()',
  },
  {
    number: 68,
    python: 'ExecutorShutdownTest.test_hang_gh94440',
    behaviour: 'A submit and a cancel right before the shutdown hang nothing.',
  },
  {
    number: 69,
    python: 'ProcessPoolShutdownTest.test_context_manager_shutdown',
    behaviour: 'After the block all workers are gone.',
  },
  {
    number: 70,
    python: 'ProcessPoolShutdownTest.test_shutdown_no_wait',
    behaviour: 'shutdown(wait=False) still ends the workers, and results are right.',
  },
  {
    number: 71,
    python: 'ExecutorTest.test_map_timeout',
    behaviour: 'map(timeout=) gives the quick results, then raises TimeoutError.',
    differsAs: 'AsyncResult.get()',
  },
  {
    number: 72,
    python: 'ExecutorTest.test_max_workers_negative',
    behaviour: 'max_workers of 0 or -1 raises.',
    tests: [`${tests}/pool/lifecycle.test.ts > new with %j is refused`],
  },
  {
    number: 73,
    python: 'ProcessPoolExecutorTest.test_map_chunksize',
    behaviour: 'Chunks of 6, 50 and 40 equal the serial map; -1 raises.',
    tests: [`${tests}/pool/failures.test.ts > a bad %s is refused, and nothing is lost`],
    differsAs: 'chunksize= of the map family',
  },
  {
    number: 74,
    python: 'ProcessPoolExecutorTest.test_max_tasks_per_child',
    behaviour: 'With a limit of three, a worker runs three tasks, then there is another one.',
  },
  {
    number: 75,
    python: 'ProcessPoolExecutorTest.test_max_tasks_early_shutdown',
    behaviour: 'With a limit of one and a shutdown at once, all six results are right.',
    tests: [`${tests}/pool/lifecycle.test.ts > close at once with one task for each worker loses nothing`],
    differsAs: 'ProcessPoolExecutor(max_tasks_per_child=)',
  },
  {
    number: 76,
    python: 'ProcessPoolExecutorTest.test_idle_process_reuse_one',
    behaviour: 'Submits one after the other use one worker.',
    differsAs: 'ProcessPoolExecutor(…)',
  },
  {
    number: 77,
    python: 'ProcessPoolExecutorTest.test_saturation',
    behaviour: 'Many blocked tasks never start more workers than allowed.',
    differsAs: 'ProcessPoolExecutor(…)',
  },
  {
    number: 78,
    python: 'InitializerMixin.test_initializer',
    behaviour: 'What the initializer sets is seen by the tasks in every worker.',
  },
  {
    number: 79,
    python: 'FailingInitializerMixin.test_initializer',
    behaviour: 'A failing initializer breaks the executor: futures fail, and so do later submits.',
    tests: [
      `${tests}/pool/death.test.ts > an initializer that throws rejects every call with its error, without a respawn loop`,
    ],
    differsAs: 'ProcessPoolExecutor(initializer=, initargs=)',
  },
  {
    number: 80,
    python: '_TestProcess.test_close',
    behaviour: 'close raises while it runs; afterwards other uses raise, and the object can be collected.',
  },
  {
    number: 81,
    python: '_TestProcess.test_parent_process',
    behaviour: 'A grandchild sees its parent alive, then dead after it was terminated.',
    tests: [
      `${tests}/process/process.test.ts > knows its name, its parent and its daemon flag in the child`,
      `${tests}/parity/process-parity.test.ts > terminate ends grandchildren, too`,
    ],
    differsAs: 'parent_process().is_alive() / join()',
  },
  {
    number: 82,
    python: '_TestProcess.test_recursion',
    behaviour: 'Children start children, two levels deep, and their messages come in order.',
  },
  {
    number: 83,
    python: '_TestProcess.test_many_processes',
    behaviour: 'Many short processes exit with 0, and many sleepers that are terminated give -15.',
  },
  {
    number: 84,
    python: '_TestProcess.test_wait_for_threads',
    behaviour: 'A child waits for its own work in the background.',
    tests: [`${tests}/process/process.test.ts > waits for work its function left behind`],
  },
  {
    number: 85,
    python: '_TestProcess.test_forkserver_sigkill',
    behaviour: 'If the server that forks is killed, the next start works.',
    reason: 'The program starts each of its children itself, so there is no server whose death could matter.',
  },
  {
    number: 86,
    python: '_TestAtExit.test_atexit',
    behaviour: 'Exit handlers that were registered in a child run.',
  },
  {
    number: 87,
    python: 'TestResourceTracker.test_resource_tracker',
    behaviour: 'After SIGTERM of the program its semaphores and shared memory are removed, with a warning.',
    tests: [
      `${tests}/memory/shared-memory.test.ts > the blocks of a program that ends by %s are removed, at the latest by the next`,
    ],
    differsAs: 'resource_tracker.register / unregister / ensure_running',
  },
]

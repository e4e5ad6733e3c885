import type { Group } from './row.ts'

const tests = 'packages/core/test/pool'
const own = 'packages/core/test/parity/pool-parity.test.ts'
const callbacks = 'packages/core/test/parity/pool-failures-parity.test.ts'

export const pools: Group = {
  number: 2,
  name: 'Pool and ThreadPool',
  rows: [
    {
      python: 'Pool(…)',
      ours: 'Pool',
      status: 'better',
      difference:
        'A channel for each worker in place of shared locked pipes: a worker that dies fails its own task only.',
      test: `${tests}/death.test.ts > a worker killed from outside fails only what it runs`,
    },
    {
      python: 'Pool(processes=)',
      ours: 'PoolOptions.workers',
      status: 'same',
      difference: 'Also { min, max, idleTimeout } for a pool that follows the work.',
      test: `${own} > there are as many workers as cores unless told`,
    },
    {
      python: 'Pool(initializer=)',
      ours: 'PoolOptions.initializer',
      status: 'better',
      difference: 'May be async; one that throws rejects every call with its error in place of respawning for ever.',
      test: `${tests}/death.test.ts > an initializer that throws rejects every call with its error, without a respawn loop`,
    },
    {
      python: 'Pool(initargs=)',
      ours: 'PoolOptions.initializerArgs',
      status: 'same',
      difference: '',
      test: `${tests}/lifecycle.test.ts > the initializer runs once in every worker, replacements included`,
    },
    {
      python: 'Pool(maxtasksperchild=)',
      ours: 'PoolOptions.maxTasksPerWorker',
      status: 'better',
      difference: 'Counts tasks, where Python counts a whole chunk as one.',
      test: `${tests}/lifecycle.test.ts > maxTasksPerWorker counts tasks, also within chunks`,
    },
    {
      python: 'Pool(context=)',
      ours: 'Pool, ThreadPool',
      status: 'adapted',
      difference: 'The class says where the workers live.',
      test: `${tests}/results.test.ts > map equals the serial map, in input order, with any chunk size`,
    },
    {
      python: 'Pool.apply()',
      ours: 'Pool.apply',
      status: 'same',
      difference: 'No keyword arguments.',
      test: `${tests}/results.test.ts > starmap spreads each array of arguments, apply those of one call`,
    },
    {
      python: 'Pool.apply_async()',
      ours: 'Pool.apply',
      status: 'same',
      difference: 'Every call returns its handle at once, so there is one method in place of two.',
      test: `${tests}/results.test.ts > a job tells its state and id, and is a promise`,
    },
    {
      python: 'Pool.map()',
      ours: 'Pool.map',
      status: 'adapted',
      difference: 'Rejects at the first failure to arrive and drops the rest, where Python waits for all of it.',
      test: `${tests}/results.test.ts > map equals the serial map, in input order, with any chunk size`,
    },
    {
      python: 'Pool.map_async()',
      ours: 'Pool.map',
      status: 'same',
      difference: 'Every call returns its handle at once.',
      test: `${callbacks} > callbacks are called once, with all results or with one error (_TestPool.test_map_async_callbacks, _TestPoolWorkerErrors.test_async_error_callback)`,
    },
    {
      python: 'Pool.imap()',
      ours: 'Pool.imap',
      status: 'better',
      difference:
        'Reads at most `buffer` inputs ahead, takes async inputs, adapts its chunks, and loses no result when its source throws.',
      test: `${tests}/stream.test.ts > imap reads at most buffer inputs ahead of its reader: %s source`,
    },
    {
      python: 'Pool.imap_unordered()',
      ours: 'Pool.imapUnordered',
      status: 'adapted',
      difference: 'An async iterator, bounded as imap is.',
      test: `${tests}/results.test.ts > imapUnordered gives each result as it comes, each exactly once`,
    },
    {
      python: 'Pool.starmap()',
      ours: 'Pool.starmap',
      status: 'same',
      difference: '',
      test: `${tests}/results.test.ts > starmap spreads each array of arguments, apply those of one call`,
    },
    {
      python: 'Pool.starmap_async()',
      ours: 'Pool.starmap',
      status: 'same',
      difference: 'Every call returns its handle at once.',
      test: `${callbacks} > callbacks are called once, with all results or with one error (_TestPool.test_map_async_callbacks, _TestPoolWorkerErrors.test_async_error_callback)`,
    },
    {
      python: 'chunksize= of the map family',
      ours: 'MapOptions.chunkSize, ImapOptions.chunkSize',
      status: 'better',
      difference:
        'By default as many as take some milliseconds, by how long tasks take; below 1 is refused everywhere, where map of Python returns Nones.',
      test: `${tests}/failures.test.ts > a bad %s is refused, and nothing is lost`,
    },
    {
      python: 'callback=',
      ours: 'Job',
      status: 'better',
      difference: 'then() of the job; a callback that throws rejects its own promise and harms no other job.',
      test: `${callbacks} > a callback that throws harms neither the next one nor another job (FutureTests.test_done_callback_raises)`,
    },
    {
      python: 'error_callback=',
      ours: 'Job',
      status: 'adapted',
      difference: 'catch() of the job.',
      test: `${callbacks} > callbacks are called once, with all results or with one error (_TestPool.test_map_async_callbacks, _TestPoolWorkerErrors.test_async_error_callback)`,
    },
    {
      python: 'Pool.close()',
      ours: 'Pool.close',
      status: 'same',
      difference: '',
      test: `${tests}/lifecycle.test.ts > close lets everything finish, then nothing more is taken`,
    },
    {
      python: 'Pool.terminate()',
      ours: 'Pool.terminate',
      status: 'better',
      difference: 'Rejects all that is pending, which in Python waits for ever.',
      test: `${tests}/lifecycle.test.ts > terminate rejects all that is pending, at once`,
    },
    {
      python: 'Pool.join()',
      ours: 'Pool.join',
      status: 'same',
      difference: '',
      test: `${tests}/lifecycle.test.ts > join before close is a mistake`,
    },
    {
      python: 'with Pool()',
      ours: 'Pool[Symbol.asyncDispose]',
      status: 'adapted',
      difference: 'Closes and joins, where Python terminates; a block left by the rejection of a job terminates.',
      test: `${tests}/lifecycle.test.ts > leaving await using normally closes and joins`,
    },
    {
      python: 'Pool.__del__',
      ours: '',
      status: 'none',
      difference:
        'No warning: a pool that is left open keeps the program running no longer than its calls take, and ends with it.',
    },
    {
      python: 'pickling a Pool',
      ours: 'NotSerializableError',
      status: 'same',
      difference: 'Refused at the call, by its path.',
      test: `${own} > a pool cannot travel`,
    },
    {
      python: 'repr(pool)',
      ours: 'Pool.stats',
      status: 'adapted',
      difference: 'State and workers are figures to read in place of a text.',
      test: `${tests}/stats.test.ts > stats tell what each worker is and did`,
    },
    {
      python: 'ThreadPool(…)',
      ours: 'ThreadPool',
      status: 'better',
      difference: 'Threads run truly in parallel and can be stopped in the middle of a call; values are copied.',
      test: `${tests}/limits.test.ts > a busy loop out of time is rejected, and its worker replaced`,
    },
    {
      python: 'multiprocessing.dummy.Pool()',
      ours: 'ThreadPool',
      status: 'adapted',
      difference: 'The same class under its own name.',
      test: `${tests}/results.test.ts > map equals the serial map, in input order, with any chunk size`,
    },
  ],
}

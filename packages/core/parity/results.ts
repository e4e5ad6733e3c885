import type { Group } from './row.ts'

const tests = 'packages/core/test/pool'
const own = 'packages/core/test/parity/pool-parity.test.ts'

export const results: Group = {
  number: 3,
  name: 'AsyncResult and iterators',
  rows: [
    {
      python: 'AsyncResult',
      ours: 'Job',
      status: 'adapted',
      difference: 'A promise that also tells its state and can be cancelled.',
      test: `${tests}/results.test.ts > a job tells its state and id, and is a promise`,
    },
    {
      python: 'AsyncResult.get()',
      ours: 'Job, TaskOptions.timeout',
      status: 'better',
      difference: 'Await the job; the limit is given with the call and ends the task, which in Python runs on.',
      test: `${tests}/limits.test.ts > a busy loop out of time is rejected, and its worker replaced`,
    },
    {
      python: 'AsyncResult.wait()',
      ours: 'Job',
      status: 'adapted',
      difference: 'Promise.allSettled waits without throwing, Promise.race with a timer waits for a while.',
      test: `${own} > jobs go with the combinators of promises (WaitTests.test_first_completed)`,
    },
    {
      python: 'AsyncResult.ready()',
      ours: 'Job.state',
      status: 'adapted',
      difference: 'Tells queued, running, done, failed and cancelled apart.',
      test: `${tests}/results.test.ts > a job tells its state and id, and is a promise`,
    },
    {
      python: 'AsyncResult.successful()',
      ours: 'Job.state',
      status: 'adapted',
      difference: 'Is `done` then; asking before the end is no error.',
      test: `${tests}/results.test.ts > a job tells its state and id, and is a promise`,
    },
    {
      python: 'MapResult',
      ours: 'Job',
      status: 'adapted',
      difference: 'Rejects with the first failure to arrive without waiting for the other chunks.',
      test: `${tests}/failures.test.ts > map rejects with the first failure to arrive and starts nothing more`,
    },
    {
      python: 'IMapIterator',
      ours: 'PoolIterator',
      status: 'better',
      difference: 'One class for all chunk sizes, which goes on after the error of a task.',
      test: `${tests}/failures.test.ts > imap throws at the failing position and can be continued, with chunks of %i`,
    },
    {
      python: 'IMapIterator.next()',
      ours: 'PoolIterator.next',
      status: 'adapted',
      difference: 'Takes no limit: race it with a timer, and the call that is pending still gets its result.',
      test: `${tests}/stream.test.ts > concurrent calls of next get results in turn`,
    },
    {
      python: 'IMapUnorderedIterator',
      ours: 'PoolIterator',
      status: 'adapted',
      difference: 'The same class; imapUnordered fills it in order of completion.',
      test: `${tests}/results.test.ts > imapUnordered gives each result as it comes, each exactly once`,
    },
    {
      python: 'StopIteration at the end',
      ours: 'PoolIterator.next',
      status: 'adapted',
      difference: 'Resolves with `done: true`, as iterators do here.',
      test: `${tests}/stream.test.ts > concurrent calls of next get results in turn`,
    },
    {
      python: 'MaybeEncodingError',
      ours: 'NotSerializableError',
      status: 'better',
      difference: 'Names the place in the result that cannot travel, such as `result.at.fn`.',
      test: `${tests}/failures.test.ts > a result that cannot travel fails its task, twenty times, without losing the worker`,
    },
    {
      python: 'RemoteTraceback',
      ours: 'Job',
      status: 'better',
      difference: 'The error keeps its own cause chain, and its stack shows both sides.',
      test: `${tests}/failures.test.ts > an error keeps its class, code, fields, cause chain and both stacks`,
    },
  ],
}

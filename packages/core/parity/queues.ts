import type { Group } from './row.ts'

const tests = 'packages/core/test/channel'
const own = 'packages/core/test/parity/queue-parity.test.ts'

export const queues: Group = {
  number: 4,
  name: 'Queues',
  rows: [
    {
      python: 'Queue(maxsize=0)',
      ours: 'Queue, QueueOptions.maxSize, QueueOptions.maxBytes',
      status: 'better',
      difference: 'In shared memory without a feeder thread: the death of a process at any point blocks nobody else.',
      test: `${tests}/queue-kills.test.ts > $kind killed at random > consumers: each takes one item with it at most`,
    },
    {
      python: 'Queue.qsize()',
      ours: 'Queue.size',
      status: 'better',
      difference: 'Exact, on every platform that has the queue.',
      test: `${own} > size, isEmpty and isFull are exact`,
    },
    {
      python: 'Queue.empty()',
      ours: 'Queue.isEmpty',
      status: 'better',
      difference: 'Exact, also right after a put.',
      test: `${own} > size, isEmpty and isFull are exact`,
    },
    {
      python: 'Queue.full()',
      ours: 'Queue.isFull',
      status: 'same',
      difference: 'Knows of the limit in bytes, too.',
      test: `${own} > size, isEmpty and isFull are exact`,
    },
    {
      python: 'Queue.put()',
      ours: 'Queue.put, Queue.putSync',
      status: 'better',
      difference: 'The item is taken as it is at the call, and what cannot travel is refused there, not dropped later.',
      test: `${tests}/queue.test.ts > a queue within one thread > what cannot travel fails at put with its path, and leaves no trace`,
    },
    {
      python: 'Queue.put_nowait()',
      ours: 'Queue.tryPut',
      status: 'adapted',
      difference: 'Returns whether there was room in place of an exception.',
      test: `${own} > tryPut and tryGet wait for nothing`,
    },
    {
      python: 'Queue.get()',
      ours: 'Queue.get, Queue.getSync',
      status: 'same',
      difference: 'Takes { timeout, signal } in milliseconds; the limit covers all of the wait.',
      test: `${tests}/queue.test.ts > a queue within one thread > waits end by timeout, abort, or close, and lose nothing`,
    },
    {
      python: 'Queue.get_nowait()',
      ours: 'Queue.tryGet',
      status: 'adapted',
      difference: 'Returns undefined when there is nothing, in place of an exception.',
      test: `${own} > tryPut and tryGet wait for nothing`,
    },
    {
      python: 'Queue.close()',
      ours: 'Queue.close',
      status: 'adapted',
      difference: 'Lets go of the queue in this process, for puts as for gets, and ends the waits here.',
      test: `${tests}/queue.test.ts > a queue within one thread > waits end by timeout, abort, or close, and lose nothing`,
    },
    {
      python: 'Queue.join_thread()',
      ours: 'Queue.put',
      status: 'better',
      difference:
        'Nothing is left to flush: once put() resolves the item is in shared memory, and the process may end.',
      test: `${tests}/queue-processes.test.ts > a queue between several of kind $kind > who has put can exit at once, and nothing is lost`,
    },
    {
      python: 'Queue.cancel_join_thread()',
      ours: '',
      status: 'none',
      difference: 'There is no feeder thread that would keep a process from ending.',
    },
    {
      python: 'Queue._on_queue_feeder_error()',
      ours: '',
      status: 'none',
      difference: 'There is no feeder: put() itself rejects.',
    },
    {
      python: 'SimpleQueue()',
      ours: 'SimpleQueue',
      status: 'same',
      difference: 'A put does not block on a full pipe, as there is none.',
      test: `${tests}/queue.test.ts > a simple queue puts, gets, and says whether it is empty`,
    },
    {
      python: 'SimpleQueue.put / get / empty / close',
      ours: 'SimpleQueue.put, SimpleQueue.get, SimpleQueue.isEmpty, SimpleQueue.close',
      status: 'same',
      difference: 'get() takes { timeout, signal }.',
      test: `${tests}/queue.test.ts > a simple queue puts, gets, and says whether it is empty`,
    },
    {
      python: 'JoinableQueue(maxsize=0)',
      ours: 'JoinableQueue, JoinableQueue.unfinished',
      status: 'same',
      difference: 'The counter can be read.',
      test: `${tests}/queue-processes.test.ts > a queue between several of kind $kind > join returns when four workers have done ten items`,
    },
    {
      python: 'JoinableQueue.task_done()',
      ours: 'JoinableQueue.taskDone',
      status: 'same',
      difference: '',
      test: `${tests}/queue.test.ts > a joinable queue > join waits for each item to be done, and returns at once when there is none`,
    },
    {
      python: 'JoinableQueue.join()',
      ours: 'JoinableQueue.join',
      status: 'same',
      difference: 'Takes { timeout, signal } and tells whether all is done.',
      test: `${tests}/queue.test.ts > a joinable queue > join waits for each item to be done, and returns at once when there is none`,
    },
    {
      python: 'queue.Empty / queue.Full',
      ours: 'QueueEmptyError, QueueFullError',
      status: 'same',
      difference: 'Come from the package of the queue; thrown by waits that take too long.',
      test: `${tests}/queue.test.ts > a queue within one thread > waits end by timeout, abort, or close, and lose nothing`,
    },
    {
      python: 'Queue.shutdown() / queue.ShutDown',
      ours: 'Queue.shutdown, QueueShutDownError',
      status: 'better',
      difference:
        'On queues between processes too, where Python has it for threads and managers only; ends `for await`.',
      test: `${tests}/queue.test.ts > a queue within one thread > shutdown lets what is there be taken, then ends it`,
    },
    {
      python: 'sharing by inheritance only',
      ours: 'Queue',
      status: 'better',
      difference: 'A queue may be an argument, a result or an item of another queue, at any time.',
      test: `${tests}/queue-processes.test.ts > a queue can be an argument of pool tasks, and a result`,
    },
  ],
}

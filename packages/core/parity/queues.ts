import type { Group } from './row.ts'

export const queues: Group = {
  number: 4,
  name: 'Queues',
  rows: [
    {
      python: 'Queue(maxsize=0)',
      ours: 'Queue',
      status: 'not yet',
      difference: 'Lives in shared memory without a feeder thread; bounded by items and by bytes.',
    },
    {
      python: 'Queue.qsize()',
      ours: 'Queue.size',
      status: 'not yet',
      difference: 'Exact, on every platform.',
    },
    {
      python: 'Queue.empty()',
      ours: 'Queue.size',
      status: 'not yet',
      difference: 'Compare the size, which is exact, with 0.',
    },
    {
      python: 'Queue.full()',
      ours: 'Queue.size',
      status: 'not yet',
      difference: 'Compare the size, which is exact, with the limit.',
    },
    {
      python: 'Queue.put()',
      ours: 'Queue.put',
      status: 'not yet',
      difference: 'A value that cannot travel is refused at the call, where Python drops it later.',
    },
    {
      python: 'Queue.put_nowait()',
      ours: 'Queue.tryPut',
      status: 'not yet',
      difference: 'Tells whether there was room in place of an exception.',
    },
    {
      python: 'Queue.get()',
      ours: 'Queue.get',
      status: 'not yet',
      difference: 'A reader that dies while it waits takes nothing with it.',
    },
    {
      python: 'Queue.get_nowait()',
      ours: 'Queue.tryGet',
      status: 'not yet',
      difference: 'Returns what is there at once, in place of an exception when nothing is.',
    },
    {
      python: 'Queue.close()',
      ours: 'Queue.close',
      status: 'not yet',
      difference: 'Lets go of the queue in this process only.',
    },
    {
      python: 'Queue.join_thread()',
      ours: '',
      status: 'none',
      difference: 'Nothing waits in the process that put it: an item is in shared memory once put() resolves.',
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
      status: 'not yet',
      difference: 'A queue without limits and options.',
    },
    {
      python: 'SimpleQueue.put / get / empty / close',
      ours: 'SimpleQueue.put, SimpleQueue.get, SimpleQueue.size, SimpleQueue.close',
      status: 'not yet',
      difference: 'put and get are promises.',
    },
    {
      python: 'JoinableQueue(maxsize=0)',
      ours: 'JoinableQueue',
      status: 'not yet',
      difference: 'A queue that counts what is unfinished.',
    },
    {
      python: 'JoinableQueue.task_done()',
      ours: 'JoinableQueue.taskDone',
      status: 'not yet',
      difference: 'One call too many is an error, as in Python.',
    },
    {
      python: 'JoinableQueue.join()',
      ours: 'JoinableQueue.join',
      status: 'not yet',
      difference: 'Takes { timeout, signal }.',
    },
    {
      python: 'queue.Empty / queue.Full',
      ours: 'TimeoutError',
      status: 'not yet',
      difference: 'A limit that passes is a TimeoutError, whatever was waited for.',
    },
    {
      python: 'Queue.shutdown() / queue.ShutDown',
      ours: 'Queue.shutdown',
      status: 'not yet',
      difference: 'On every queue, where Python has it on those of threads and managers only.',
    },
    {
      python: 'sharing by inheritance only',
      ours: 'Queue',
      status: 'not yet',
      difference: 'A queue may be an argument, a result or an item of another queue, at any time.',
    },
  ],
}

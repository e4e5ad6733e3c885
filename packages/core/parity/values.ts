import type { Group } from './row.ts'

export const values: Group = {
  number: 8,
  name: 'Value, Array, sharedctypes',
  rows: [
    {
      python: 'Value(…)',
      ours: 'Value',
      status: 'not yet',
      difference: 'A number in memory that processes and threads share.',
    },
    {
      python: 'Value(typecode_or_type)',
      ours: 'Value',
      status: 'not yet',
      difference: 'Types are named by width, such as `i32` and `f64`, as there are no C types here.',
    },
    { python: 'Value(lock=)', ours: 'Value.lock', status: 'not yet', difference: 'Every value has a lock to use.' },
    { python: 'Array(…)', ours: 'SharedArray', status: 'not yet', difference: 'A typed array over shared memory.' },
    {
      python: 'RawValue() / RawArray()',
      ours: 'SharedArray.view',
      status: 'not yet',
      difference: 'The view is the raw memory, without lock and checks.',
    },
    {
      python: 'Synchronized.value',
      ours: 'Value.value, Value.add',
      status: 'not yet',
      difference: 'add() and its kin are atomic, where += of Python loses updates.',
    },
    {
      python: 'integer overflow',
      ours: 'Value',
      status: 'not yet',
      difference: 'What does not fit the type is refused or wraps as in Python, never cut off in silence.',
    },
    {
      python: 'SynchronizedBase.get_obj / get_lock / acquire / release',
      ours: 'SharedArray.view, SharedArray.lock',
      status: 'not yet',
      difference: 'The lock is a Lock like any other.',
    },
    {
      python: 'SynchronizedArray.__len__ / __getitem__ / __setitem__',
      ours: 'SharedArray.length, SharedArray.get, SharedArray.set',
      status: 'not yet',
      difference: 'Methods, as brackets cannot be redefined; slices are those of the view.',
    },
    {
      python: 'iteration of an Array',
      ours: 'SharedArray',
      status: 'not yet',
      difference: 'Iterates over the elements.',
    },
    {
      python: 'SynchronizedString.value / raw',
      ours: 'SharedArray.view',
      status: 'not yet',
      difference: 'Bytes and text are turned into each other by TextEncoder and TextDecoder.',
    },
    {
      python: 'sharedctypes.copy()',
      ours: 'SharedArray',
      status: 'not yet',
      difference: 'Make a new one from the old.',
    },
    {
      python: 'sharedctypes.synchronized()',
      ours: 'SharedArray.lock',
      status: 'not yet',
      difference: 'Nothing to wrap: every shared array has a lock.',
    },
    {
      python: 'ctypes Structure values',
      ours: 'SharedMemory',
      status: 'not yet',
      difference: 'There are no C types: lay a DataView over shared memory.',
    },
    {
      python: 'passing by inheritance only',
      ours: 'Value, SharedArray',
      status: 'not yet',
      difference: 'May be an argument, a result or an item of a queue, at any time.',
    },
  ],
}

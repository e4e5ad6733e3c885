import type { Group } from './row.ts'

const tests = 'packages/core/test/sync'
const own = 'packages/core/test/parity/shared-parity.test.ts'

export const values: Group = {
  number: 8,
  name: 'Value, Array, sharedctypes',
  rows: [
    {
      python: 'Value(…)',
      ours: 'Value',
      status: 'adapted',
      difference: 'A number or boolean with atomic steps, in memory that processes and threads share.',
      test: `${tests}/value.test.ts > a Value > of type %s holds from %d to %d, wraps sums around and refuses what does not fit`,
    },
    {
      python: 'Value(typecode_or_type)',
      ours: 'Value, ElementType',
      status: 'adapted',
      difference: 'Types are named by their width, such as `i32`; 64-bit integers are bigints.',
      test: `${tests}/value.test.ts > a Value > of type %s holds from %d to %d, wraps sums around and refuses what does not fit`,
    },
    {
      python: 'Value(lock=)',
      ours: 'ValueOptions.lock, Value.lock',
      status: 'adapted',
      difference: 'There is always one, a Lock unless given, used only when asked for: single steps are atomic.',
      test: `${tests}/value.test.ts > a Value > has a lock of its own, or the one it was given`,
    },
    {
      python: 'Array(…)',
      ours: 'SharedArray',
      status: 'adapted',
      difference: 'Numbers of one type with atomic steps, and a typed array over the same memory.',
      test: `${tests}/value.test.ts > a SharedArray > has a fixed length of zeros, or the contents given`,
    },
    {
      python: 'RawValue() / RawArray()',
      ours: 'SharedArray.view',
      status: 'adapted',
      difference: 'The view is the memory itself, without lock and checks.',
      test: `${tests}/value.test.ts > a SharedArray > large or small, is the same memory in a %s`,
    },
    {
      python: 'Synchronized.value',
      ours: 'Value.value, Value.add, Value.sub, Value.and, Value.or, Value.exchange, Value.compareExchange',
      status: 'better',
      difference: 'Steps that read and write are atomic: += on a value of Python loses updates.',
      test: `${tests}/value.test.ts > a Value > is counted by this thread and a %s without a loss`,
    },
    {
      python: 'integer overflow',
      ours: 'Value.value, Value.add',
      status: 'better',
      difference: 'What does not fit is refused when stored, where Python wraps in silence; sums wrap around.',
      test: `${tests}/value.test.ts > a Value > of type %s holds from %d to %d, wraps sums around and refuses what does not fit`,
    },
    {
      python: 'SynchronizedBase.get_obj / get_lock / acquire / release',
      ours: 'SharedArray.view, SharedArray.lock, Value.lock',
      status: 'adapted',
      difference: 'The lock is a Lock or an RLock like any other.',
      test: `${tests}/value.test.ts > a Value > has a lock of its own, or the one it was given`,
    },
    {
      python: 'SynchronizedArray.__len__ / __getitem__ / __setitem__',
      ours: 'SharedArray.length, SharedArray.load, SharedArray.store',
      status: 'adapted',
      difference: 'Methods, as brackets cannot be redefined; slices are those of the view.',
      test: `${tests}/value.test.ts > a SharedArray > has atomic steps by index, and none outside of it`,
    },
    {
      python: 'iteration of an Array',
      ours: 'SharedArray[Symbol.iterator]',
      status: 'same',
      difference: 'Each element is as it is at that moment.',
      test: `${tests}/value.test.ts > a SharedArray > has a fixed length of zeros, or the contents given`,
    },
    {
      python: 'SynchronizedString.value / raw',
      ours: 'SharedArray.view',
      status: 'adapted',
      difference: 'TextEncoder and Buffer turn text into bytes and back.',
      test: `${own} > text goes into an array as bytes`,
    },
    {
      python: 'sharedctypes.copy()',
      ours: 'SharedArray',
      status: 'adapted',
      difference: 'Make a new one from the old, which is iterable.',
      test: `${own} > a new array from an old one is a copy`,
    },
    {
      python: 'sharedctypes.synchronized()',
      ours: 'SharedArray.lock',
      status: 'adapted',
      difference: 'Nothing to wrap: every shared array has a lock.',
      test: `${tests}/value.test.ts > a SharedArray > large or small, is the same memory in a %s`,
    },
    {
      python: 'ctypes Structure values',
      ours: 'SharedMemory.buffer',
      status: 'adapted',
      difference: 'There are no C types: lay a DataView over shared memory.',
      test: `${own} > fields of several types lie in one block`,
    },
    {
      python: 'passing by inheritance only',
      ours: 'Value, SharedArray',
      status: 'better',
      difference: 'May be an argument, a result or an item of a queue, at any time.',
      test: `${own} > values and arrays are arguments of a task, nested in anything`,
    },
  ],
}

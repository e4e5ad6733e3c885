import type { Group } from './row.ts'

const own = 'packages/core/test/parity/shared-memory-parity.test.ts'
const lists = 'packages/core/test/parity/shareable-list-parity.test.ts'
const python = 'packages/core/test/memory/python.test.ts'

export const sharedMemory: Group = {
  number: 9,
  name: 'shared_memory',
  rows: [
    {
      python: 'SharedMemory(…)',
      ours: 'SharedMemory.create, SharedMemory.attach',
      status: 'adapted',
      difference: 'Two static methods for what Python tells by a flag; Python opens the same block by its name.',
      test: `${python} > Python reads and writes a block that was created here`,
    },
    {
      python: 'SharedMemory(name=)',
      ours: 'SharedMemoryOptions.name',
      status: 'same',
      difference: 'Two prefixes are reserved.',
      test: `${own} > a name is fresh unless given, and names one block`,
    },
    {
      python: 'SharedMemory(create=)',
      ours: 'SharedMemory.create, SharedMemoryExistsError, SharedMemoryNotFoundError',
      status: 'adapted',
      difference: 'A name that is taken, or that nothing has, is an error of its own.',
      test: `${own} > a name is fresh unless given, and names one block`,
    },
    {
      python: 'SharedMemory(size=)',
      ours: 'SharedMemory.create, SharedMemoryFullError',
      status: 'better',
      difference: 'Checked against what is free, where Python dies of SIGBUS later.',
      test: `${own} > sizes below 1 are refused, and more than there is room for`,
    },
    {
      python: 'SharedMemory(track=)',
      ours: 'SharedMemory.attach',
      status: 'better',
      difference: 'Whoever creates a block owns it; one that attaches never removes it.',
      test: `${own} > a block travels by its name, nested in any value, and whoever attaches never removes it`,
    },
    {
      python: 'SharedMemory.buf',
      ours: 'SharedMemory.buffer',
      status: 'adapted',
      difference: 'An ArrayBuffer to lay typed arrays over.',
      test: `${own} > close empties every view, and unlink works once`,
    },
    {
      python: 'SharedMemory.name / size',
      ours: 'SharedMemory.name, SharedMemory.size',
      status: 'same',
      difference: '',
      test: `${own} > a name is fresh unless given, and names one block`,
    },
    {
      python: 'SharedMemory.close()',
      ours: 'SharedMemory.close',
      status: 'better',
      difference: 'Works also while views are in use, which it empties: a late read gives undefined.',
      test: `${own} > close empties every view, and unlink works once`,
    },
    {
      python: 'SharedMemory.unlink()',
      ours: 'SharedMemory.unlink',
      status: 'same',
      difference: 'A `using` block of the owner does it, too.',
      test: `${own} > close empties every view, and unlink works once`,
    },
    {
      python: 'pickling a SharedMemory',
      ours: 'SharedMemory',
      status: 'same',
      difference: 'Travels by its name, nested in any value.',
      test: `${own} > a block travels by its name, nested in any value, and whoever attaches never removes it`,
    },
    {
      python: 'repr(SharedMemory)',
      ours: 'SharedMemory.toString',
      status: 'same',
      difference: '',
      test: `${own} > shows its name and size`,
    },
    {
      python: 'ShareableList(…)',
      ours: 'ShareableList, ShareableList.attach',
      status: 'adapted',
      difference:
        'A bigint is an int and a number a float, as JavaScript tells them apart; attach() is a method of its own.',
      test: `${lists} > a list holds six types, and another handle of it sees writes`,
    },
    {
      python: 'ShareableList[i]',
      ours: 'ShareableList.get, ShareableList.set',
      status: 'adapted',
      difference: 'Methods, as brackets cannot be redefined; the room of a slot is fixed as in Python.',
      test: `${lists} > text and bytes have the room of their slot, and integers have 64 bits`,
    },
    {
      python: 'ShareableList.__len__ / count / index / iteration',
      ours: 'ShareableList.length, ShareableList.count, ShareableList.indexOf, ShareableList[Symbol.iterator]',
      status: 'adapted',
      difference: 'indexOf() gives -1 for what is not there.',
      test: `${lists} > count and indexOf look by value`,
    },
    {
      python: 'ShareableList.format',
      ours: 'ShareableList.format',
      status: 'adapted',
      difference: 'Same letters and same layout, so that Python reads it.',
      test: `${python} > Python reads and writes a list that was created here`,
    },
    {
      python: 'ShareableList.shm',
      ours: 'ShareableList.shm',
      status: 'same',
      difference: '',
      test: `${lists} > the format is that of Python, and the block lies below`,
    },
    {
      python: 'ShareableList: trailing NULs',
      ours: 'ShareableList',
      status: 'better',
      difference: 'Text and bytes that end with NULs are refused, where Python loses these in silence.',
      test: `${lists} > what would not come back as it was is refused`,
    },
    {
      python: 'SharedMemoryManager(…)',
      ours: 'SharedMemory.create',
      status: 'adapted',
      difference: 'The creator owns what it creates, so no process is needed to remove it.',
      test: `${own} > a block whose owner was killed is removed`,
    },
    {
      python: 'SharedMemoryManager.SharedMemory() / ShareableList()',
      ours: 'SharedMemory.create, ShareableList',
      status: 'adapted',
      difference: 'Create them directly: they go with their creator.',
      test: `${lists} > a list travels, and goes with its creator`,
    },
    {
      python: 'resource tracker',
      ours: 'SharedMemory',
      status: 'adapted',
      difference:
        'Blocks whose owner was killed are swept by the others and at the next start, without a helper process.',
      test: `${own} > a block whose owner was killed is removed`,
    },
  ],
}

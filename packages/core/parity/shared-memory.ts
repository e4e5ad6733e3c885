import type { Group } from './row.ts'

export const sharedMemory: Group = {
  number: 9,
  name: 'shared_memory',
  rows: [
    {
      python: 'SharedMemory(…)',
      ours: 'SharedMemory.create, SharedMemory.attach',
      status: 'not yet',
      difference: 'Two static methods for what Python tells by a flag; Python opens the same block by its name.',
    },
    {
      python: 'SharedMemory(name=)',
      ours: 'SharedMemory.create',
      status: 'not yet',
      difference: 'Fresh unless given.',
    },
    {
      python: 'SharedMemory(create=)',
      ours: 'SharedMemory.create, SharedMemory.attach',
      status: 'not yet',
      difference: 'A name that is taken, or that nothing has, is an error of its own.',
    },
    {
      python: 'SharedMemory(size=)',
      ours: 'SharedMemory.create',
      status: 'not yet',
      difference: 'Checked against what is free, where Python dies of SIGBUS later.',
    },
    {
      python: 'SharedMemory(track=)',
      ours: 'SharedMemory.attach',
      status: 'not yet',
      difference: 'Whoever creates a block owns it; one that attaches never removes it.',
    },
    {
      python: 'SharedMemory.buf',
      ours: 'SharedMemory.buffer',
      status: 'not yet',
      difference: 'Every view is emptied by close(), so that a late read crashes nothing.',
    },
    {
      python: 'SharedMemory.name / size',
      ours: 'SharedMemory.name, SharedMemory.size',
      status: 'not yet',
      difference: 'Getters.',
    },
    {
      python: 'SharedMemory.close()',
      ours: 'SharedMemory.close',
      status: 'not yet',
      difference: 'Works also while views are in use.',
    },
    {
      python: 'SharedMemory.unlink()',
      ours: 'SharedMemory.unlink',
      status: 'not yet',
      difference: 'Once for each block.',
    },
    {
      python: 'pickling a SharedMemory',
      ours: 'SharedMemory',
      status: 'not yet',
      difference: 'Travels by name, nested in any value.',
    },
    {
      python: 'repr(SharedMemory)',
      ours: 'SharedMemory',
      status: 'not yet',
      difference: 'console.log shows name and size.',
    },
    {
      python: 'ShareableList(…)',
      ours: 'ShareableList',
      status: 'not yet',
      difference: 'Numbers are floats and bigints are integers, as JavaScript tells them apart.',
    },
    {
      python: 'ShareableList[i]',
      ours: 'ShareableList.get, ShareableList.set',
      status: 'not yet',
      difference: 'Methods, as brackets cannot be redefined.',
    },
    {
      python: 'ShareableList.__len__ / count / index / iteration',
      ours: 'ShareableList.length',
      status: 'not yet',
      difference: 'Iterates as Python does.',
    },
    {
      python: 'ShareableList.format',
      ours: 'ShareableList.format',
      status: 'not yet',
      difference: 'Same layout in memory, so that Python reads it.',
    },
    { python: 'ShareableList.shm', ours: 'ShareableList.shm', status: 'not yet', difference: 'The block below.' },
    {
      python: 'ShareableList: trailing NULs',
      ours: 'ShareableList',
      status: 'not yet',
      difference: 'Python loses NULs at the end of text and bytes; the layout is shared with it.',
    },
    {
      python: 'SharedMemoryManager(…)',
      ours: 'SharedMemory',
      status: 'not yet',
      difference: 'The creator owns what it creates, so no process is needed to remove it.',
    },
    {
      python: 'SharedMemoryManager.SharedMemory() / ShareableList()',
      ours: 'SharedMemory.create, ShareableList',
      status: 'not yet',
      difference: 'Create them directly.',
    },
    {
      python: 'resource tracker',
      ours: 'SharedMemory',
      status: 'not yet',
      difference: 'Blocks whose owner died are swept by the survivors and at the next start.',
    },
  ],
}

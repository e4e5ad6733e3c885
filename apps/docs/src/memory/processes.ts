import type { Part, Picture } from './picture.ts'

const processes = ['Process P1', 'Process P2', 'Process P3']

function processParts(name: string, index: number): Part[] {
  const x = 8 + index * 158
  const ours = index === 0 ? 'your program' : 'a Process, or a worker of a Pool'
  return [
    {
      id: `process-${index}`,
      box: [x, 84, 148, 236],
      title: name,
      note: `PID ${2001 + index}`,
      look: 'frame',
      text: `${name}: ${ours}. An address space of its own: whatever happens in it, a crash of native code included, happens to it alone.`,
    },
    {
      id: `pcode-${index}`,
      box: [x + 10, 132, 128, 50],
      title: 'Code, globals',
      note: 'loaded by itself',
      text: `${name} has loaded Node and your modules by itself. Nothing is inherited: the start is like Python's spawn, not like fork.`,
    },
    {
      id: `pheap-${index}`,
      box: [x + 10, 190, 128, 60],
      title: 'Heap',
      note: 'objects it owns',
      text: `The heap of ${name}: its objects, reached by nobody else.`,
    },
    {
      id: `pstack-${index}`,
      box: [x + 10, 258, 128, 50],
      title: 'Stack',
      note: 'locals',
      text: `The stack of ${name}: local variables of the functions that are running.`,
    },
  ]
}

/** Several processes. */
export const several: Picture = {
  id: 'processes',
  title: 'Three Node processes',
  height: 452,
  parts: [
    {
      id: 'pos',
      box: [8, 8, 464, 52],
      title: 'Operating system',
      note: 'the scheduler gives each process a core',
      text: 'The operating system gives each process cores and memory, and keeps them apart. It is also what cleans up after one that was killed.',
    },
    ...processes.flatMap(processParts),
    {
      id: 'pipes',
      box: [8, 340, 464, 44],
      title: 'Pipes and sockets',
      note: 'pipe, Listener, Manager: bytes on their way',
      text: 'Pipes and sockets: a value is written by one process as bytes and read by the other, as a copy. Managers and listeners use them, and so does everything that is rare.',
    },
    {
      id: 'shm',
      box: [8, 396, 464, 48],
      title: 'Shared memory, /dev/shm',
      note: 'SharedMemory, SharedArray, Queue, Lock, tasks of a Pool',
      look: 'shared',
      text: 'Blocks of memory that several processes have mapped: SharedMemory, SharedArray, Value, queues, locks, and the lanes by which a pool hands out its tasks. A block goes with its last user.',
    },
  ],
  acts: [
    {
      id: 'task',
      label: 'Send a task',
      steps: [['pheap-0'], ['shm'], ['pheap-1']],
      text: 'A task of a pool: its arguments are packed from the heap of P1 into a lane of shared memory, and P2 unpacks a copy into its own heap. P1 keeps what it had.',
    },
    {
      id: 'pipe',
      label: 'Send through a pipe',
      steps: [['pheap-0'], ['pipes'], ['pheap-2']],
      text: 'A message through a pipe: bytes are written by P1 and read by P3, which builds a copy from them.',
    },
    {
      id: 'block',
      label: 'Share a block',
      steps: [['pheap-0', 'shm'], ['shm'], ['pheap-0', 'pheap-1', 'pheap-2', 'shm']],
      text: 'A SharedArray: all three have mapped the same memory. Nothing is copied; what one writes, the others see at once. Each heap has only a small object that knows where it is.',
    },
    {
      id: 'crash',
      label: 'Crash P2',
      steps: [['process-1', 'pcode-1', 'pheap-1', 'pstack-1']],
      text: 'P2 is gone, and its memory with it. P1 and P3 go on; what P2 had locked in shared memory is taken over, and a pool starts a fresh worker.',
    },
  ],
}

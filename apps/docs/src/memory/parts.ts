/** One part of a picture of memory: where it is drawn, and what it is. */
interface Part {
  id: string
  /** Left, top, width and height in the picture. */
  box: readonly [x: number, y: number, width: number, height: number]
  title: string
  /** A second, smaller line in the picture. */
  note?: string
  /** What it is, in a sentence or two. */
  text: string
  /** `frame` holds others, `shared` is memory of several. */
  look?: 'frame' | 'shared'
}

/** Something that a button shows: which parts light up one after the other, and what that means. */
interface Act {
  id: string
  label: string
  steps: readonly (readonly string[])[]
  text: string
}

/** A picture of memory with its acts. */
export interface Picture {
  id: string
  title: string
  height: number
  parts: readonly Part[]
  acts: readonly Act[]
}

const isolates = ['Main thread', 'Thread 2', 'Thread 3']

function isolateParts(name: string, index: number): Part[] {
  const x = 24 + index * 148
  const ours = index === 0 ? 'your program starts here' : 'a Thread, or a worker of a ThreadPool'
  return [
    {
      id: `isolate-${index}`,
      box: [x, 176, 136, 196],
      title: name,
      look: 'frame',
      text: `${name}, an isolate: ${ours}. It runs JavaScript on a core of its own, at the same time as the others. There is no lock between them.`,
    },
    {
      id: `heap-${index}`,
      box: [x + 10, 206, 116, 60],
      title: 'Heap',
      note: 'objects, globals',
      text: `The heap of ${name.toLowerCase()}: its objects, its module variables, its globals. No other thread can reach them, so code needs no lock. In Python this one heap would belong to all threads.`,
    },
    {
      id: `stack-${index}`,
      box: [x + 10, 272, 116, 42],
      title: 'Stack',
      note: 'locals',
      text: `The stack of ${name.toLowerCase()}: the local variables of the functions that are running. Each thread has its own, in Python as well.`,
    },
    {
      id: `loop-${index}`,
      box: [x + 10, 320, 116, 42],
      title: 'Event loop',
      note: 'async work',
      text: `The event loop of ${name.toLowerCase()}: promises, timers and messages take turns here. It is the one that Promise.all lives on.`,
    },
  ]
}

/** One process with several threads. */
export const threads: Picture = {
  id: 'threads',
  title: 'One Node process with three threads',
  height: 548,
  parts: [
    {
      id: 'os',
      box: [8, 8, 464, 52],
      title: 'Operating system',
      note: 'the scheduler gives each thread a core',
      text: 'The operating system: its scheduler gives each thread time on a core, so three threads can run on three cores at once.',
    },
    {
      id: 'process',
      box: [8, 84, 464, 456],
      title: 'Node process, PID 1234',
      look: 'frame',
      text: 'One process: one address space. All that is drawn inside belongs to it, and all of it is gone when it ends, for instance by a crash of native code in any thread.',
    },
    {
      id: 'code',
      box: [24, 116, 432, 44],
      title: 'Code of Node and V8',
      note: 'immutable, shared by all threads',
      text: 'The compiled code of Node and V8: it does not change, and is in memory once. JavaScript modules are loaded by each thread for itself.',
    },
    ...isolates.flatMap(isolateParts),
    {
      id: 'messages',
      box: [24, 384, 432, 36],
      title: 'Message ports',
      note: 'what crosses is copied, or moved',
      text: 'Message ports carry values from one heap to another. A value is copied on the way; a buffer can be moved, so that the sender has it no more.',
    },
    {
      id: 'shared',
      box: [24, 432, 432, 44],
      title: 'SharedArrayBuffer',
      note: 'SharedArray, Value, Lock, Queue',
      look: 'shared',
      text: 'Shared memory: bytes that all threads of the process see at the same time. Here SharedArray, Value, locks and queues live; their steps are atomic.',
    },
    {
      id: 'files',
      box: [24, 488, 432, 40],
      title: 'File descriptors and sockets',
      note: 'of the whole process',
      text: 'Open files and network sockets belong to the process. A thread that opened one passes on its number, not the object.',
    },
  ],
  acts: [
    { id: 'copy', label: 'Copy an array', steps: [['heap-0'], ['messages'], ['heap-1']], text: 'copied' },
    { id: 'move', label: 'Move a buffer', steps: [['heap-0'], ['messages'], ['heap-1']], text: 'moved' },
    {
      id: 'share',
      label: 'Share an array',
      steps: [['heap-0', 'shared'], ['shared'], ['shared', 'heap-1']],
      text: 'shared',
    },
  ],
}

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

import type { Part, Picture } from './picture.ts'

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

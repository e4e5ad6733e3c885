/** How two outputs are compared: as they are, as lines in any order, by their numbers, or with numbers left out. */
export type Comparison = 'exact' | 'lines' | 'numbers' | 'shape'

/** A program of the tutorial in both languages. */
export interface Pair {
  /** Name of the files: `programs/python/NAME.py`, and `src/NAME.ts` of the examples. */
  name: string
  /** How a new run is compared with the output that is shown. */
  runs: Comparison
  /** How the two languages are compared with each other, or why their outputs differ. */
  languages: Comparison | { differ: string }
}

/** Every program of the tutorial that both languages have, in its order. */
export const pairs: readonly Pair[] = [
  {
    name: 'example-1-time',
    runs: 'shape',
    languages: {
      differ:
        'Python has a line for threads that take turns under the GIL. Node has no such lock: what takes turns there is the event loop (Async), and threads run as truly in parallel as processes do.',
    },
  },
  { name: 'example-2-price-engine', runs: 'shape', languages: 'shape' },
  { name: 'example-3-cpu-count', runs: 'shape', languages: 'shape' },
  { name: 'example-4-pool', runs: 'exact', languages: 'numbers' },
  { name: 'example-5-factorial', runs: 'exact', languages: 'exact' },
  { name: 'example-6-pipe', runs: 'exact', languages: 'exact' },
  { name: 'example-7-manager', runs: 'exact', languages: 'exact' },
  { name: 'example-8-daemon', runs: 'exact', languages: 'exact' },
  {
    name: 'example-9-memory',
    runs: 'exact',
    languages: {
      differ:
        'In Python the two threads change the one heap they share. In Node a thread has a heap of its own, as a process has, so the object stays at 0; what is shared is shared in both.',
    },
  },
  { name: 'task-1-processes', runs: 'lines', languages: 'lines' },
  { name: 'task-2-pool', runs: 'exact', languages: 'numbers' },
  { name: 'task-3-images', runs: 'lines', languages: 'lines' },
  { name: 'task-4-queue', runs: 'exact', languages: 'exact' },
]

/** Returns what of an output must be the same in another. */
export function essenceOf(output: string, comparison: Comparison): string {
  const text = output.trimEnd()
  switch (comparison) {
    case 'exact':
      return text
    case 'lines':
      return text.split('\n').toSorted().join('\n')
    case 'numbers':
      return (text.match(/-?\d+(?:\.\d+)?/g) ?? []).join(' ')
    case 'shape':
      return essenceOf(text.replaceAll(/\d+(?:[.,]\d+)*/g, '#').replaceAll(/ +/g, ' '), 'lines')
  }
}

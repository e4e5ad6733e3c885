import { availableParallelism } from 'node:os'

const CORES = availableParallelism()

/** Tells whether this program may keep a core awake by looking on, while so many workers have tasks. */
export function hasSpareCore(busyWorkers: number): boolean {
  return busyWorkers < CORES
}

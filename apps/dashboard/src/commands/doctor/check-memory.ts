import { type Finding, judge } from './finding.ts'

/** What is known of memory, in bytes. */
export interface MemoryFacts {
  available: number
  /** Of the container; undefined without a limit. */
  limit: number | undefined
  /** Of one heap. */
  heapLimit: number
  workers: number
}

/** What `/dev/shm` says; undefined where there is none. */
export interface SharedMemoryFacts {
  free: number | undefined
  total: number | undefined
  /** What went wrong when a block was made; undefined when it was made. */
  error: string | undefined
  isOff: boolean
}

const mebibyte = 1024 * 1024
/** An idle worker process takes about 50 MiB, and work wants some as well. */
const bytesPerWorker = 100 * mebibyte
/** What Docker gives a container unless told otherwise. */
const littleShared = 64 * mebibyte

/** Looks whether there is memory for the workers of a pool. */
export function checkMemory({ available, limit, heapLimit, workers }: MemoryFacts): Finding {
  const within = limit === undefined ? '' : ` of the container's ${size(limit)}`
  return judge(
    {
      id: 'memory',
      value: `${size(available)} free${within}; a heap grows to ${size(heapLimit)}`,
      data: { available, limit: limit ?? null, heapLimit },
    },
    { level: 'fail', when: available < bytesPerWorker, advice: 'not enough for one more process' },
    {
      level: 'warn',
      when: available < bytesPerWorker * workers,
      advice: `little for ${workers} processes: use ${Math.max(1, Math.floor(available / bytesPerWorker))}, or threads`,
    },
    {
      level: 'warn',
      when: limit !== undefined && heapLimit > limit,
      advice: 'a heap may outgrow the container, which then kills it: set --max-old-space-size, or maxMemoryPerWorker',
    },
  )
}

/** Looks whether processes can share memory here, and how much. */
export function checkSharedMemory({ free, total, error, isOff }: SharedMemoryFacts): Finding {
  const room = free === undefined || total === undefined ? '' : `${size(free)} free of ${size(total)}`
  const value = isOff ? 'off, by MP_SHARED_MEMORY' : (error ?? room)
  return judge(
    {
      id: 'shared-memory',
      value,
      data: { free: free ?? null, total: total ?? null, works: error === undefined && !isOff },
    },
    {
      level: 'warn',
      when: isOff || error !== undefined,
      advice: 'a task costs processes about 100 µs instead of less than one; queues and locks are for threads only',
    },
    {
      level: 'warn',
      when: free !== undefined && free < littleShared,
      advice: 'little room for large values: docker run --shm-size=1g, or a larger tmpfs on /dev/shm',
    },
  )
}

function size(bytes: number): string {
  return bytes < 1024 * mebibyte ? `${Math.round(bytes / mebibyte)} MiB` : `${(bytes / mebibyte / 1024).toFixed(1)} GiB`
}

import { accessSync, constants, statfsSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { getHeapStatistics } from 'node:v8'
import { cpuCount, SharedMemory } from '@mp/core'
import { checkCores } from './check-cores.ts'
import { checkLimits } from './check-limits.ts'
import { checkLoad } from './check-load.ts'
import { checkMemory, checkSharedMemory, type SharedMemoryFacts } from './check-memory.ts'
import { checkNode } from './check-node.ts'
import { readControlGroup } from './control-group.ts'
import { type Finding, judge } from './finding.ts'
import { readSystemFile } from './system-files.ts'
import { userLimits } from './user-limits.ts'

/** Where Linux keeps shared memory. */
const sharedFolder = '/dev/shm'

/** Looks at everything that pools depend on, and starts nothing. */
export function examine(workers: number): Finding[] {
  const usable = cpuCount()
  const total = cpus().length || usable
  const group = readControlGroup(readSystemFile)
  const limit = process.constrainedMemory()
  return [
    ...checkNode({ version: process.versions.node, environment: process.env, cores: total }),
    ...checkCores(readSystemFile, { total, usable, group }),
    ...checkLoad(readSystemFile, { load: loadavg()[0] ?? 0, cores: total }),
    checkMemory({
      available: process.availableMemory(),
      limit: limit > 0 && limit < Number.MAX_SAFE_INTEGER ? limit : undefined,
      heapLimit: getHeapStatistics().heap_size_limit,
      workers,
    }),
    checkSharedMemory(sharedMemoryFacts()),
    ...checkLimits({ ...userLimits(), group, workers }),
    checkTemporary(tmpdir()),
  ]
}

function sharedMemoryFacts(): SharedMemoryFacts {
  const isOff = process.env['MP_SHARED_MEMORY'] === 'off'
  const error = isOff ? undefined : errorOf(makeBlock)
  try {
    const { bavail, blocks, bsize } = statfsSync(sharedFolder)
    return { free: bavail * bsize, total: blocks * bsize, error, isOff }
  } catch {
    return { free: undefined, total: undefined, error, isOff }
  }
}

function makeBlock(): void {
  const block = SharedMemory.create(4096)
  block.close()
  block.unlink()
}

/** Sockets of pools, listeners and managers lie there. */
function checkTemporary(folder: string): Finding {
  const error = errorOf(() => accessSync(folder, constants.W_OK | constants.X_OK))
  return judge(
    { id: 'temporary-files', value: error ?? folder, data: { folder } },
    { level: 'fail', when: error !== undefined, advice: 'nothing can be written there: set TMPDIR to another folder' },
  )
}

function errorOf(attempt: () => void): string | undefined {
  try {
    attempt()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

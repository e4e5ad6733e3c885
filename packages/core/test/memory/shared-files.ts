import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What is in /dev/shm, and what a process has in /proc, that a test may have left. */
export function ownResources(name: string, pid: number | 'self' = 'self') {
  return {
    files: readdirSync('/dev/shm').filter((file) => file.includes(name)),
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    mappings: readFileSync(`/proc/${pid}/maps`, 'utf8')
      .split('\n')
      .filter((line) => line.includes(name)).length,
  }
}

/** Directories for sockets that this process has in the directory of the system for such. */
export function ownDirectories(): string[] {
  return readdirSync(tmpdir()).filter((name) => new RegExp(`^mp-\\d+-${process.pid}-`).test(name))
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Collects what this thread has let go of. */
export async function collectGarbage(): Promise<void> {
  // What is registered for the end of an object runs after the collection, and may let go of more.
  for (let round = 0; round < 3; round += 1) {
    collect()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Bytes that this thread holds once what it has let go of is collected. */
export async function heldBytes(): Promise<number> {
  await collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

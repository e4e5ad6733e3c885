import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sendSignal } from './send-signal.ts'

/** In the environment of a program and of all that it starts. */
export const MARK = 'MP_CHAOS_ROUND'
/** Within this time everything has to be gone, in milliseconds. */
const PATIENCE_MS = 1000
const LOOK_MS = 20

/** Returns what runs with this mark in its environment, by process id. */
export function processesOf(mark: string): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    return isMarked(name, mark) ? [Number(name)] : []
  })
}

function isMarked(pid: string, mark: string): boolean {
  try {
    // What has ended and was not waited for yet has no environment any more.
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${MARK}=${mark}`)
  } catch {
    return false
  }
}

/** Tells what a process is, whether it runs, and what it waits for in the kernel. */
export function standOf(pid: number): string {
  try {
    const read = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'utf8').replaceAll('\0', ' ')
    const [, state = ''] = read('stat').split(') ')
    return `${pid} ${state.slice(0, 12)} ${read('wchan')} ${read('cmdline').slice(-200)}`
  } catch {
    return `${pid} has ended`
  }
}

/** Has all go on that stand still, as whoever stopped them may have been killed. */
export function continueAll(mark: string): void {
  for (const pid of processesOf(mark)) sendSignal(pid, 'SIGCONT')
}

/** Waits until nothing runs with this mark, and returns what still does after a second. */
export async function processesLeft(mark: string): Promise<number[]> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const pids = processesOf(mark)
    if (pids.length === 0 || performance.now() > end) return pids
    await sleep(LOOK_MS)
  }
}

/** Returns the shared blocks that are there. */
export function blocks(): string[] {
  return readdirSync('/dev/shm').filter((name) => name.includes('mp'))
}

/** Returns the files, sockets and folders in a folder. */
export function entriesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
}

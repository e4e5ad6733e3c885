import { closeSync, openSync } from 'node:fs'
import { libc } from '../memory/libc.ts'
import { systemError } from '../memory/shared-block.ts'
import { laneBytes, type LaneSize, POSTED_LANE, PROCESS_LANE, THREAD_LANE } from './layout.ts'

/** The memory of a lane, seen in three ways. */
export interface LaneMemory {
  size: LaneSize
  cells: Int32Array
  numbers: Float64Array
  bytes: Buffer
  /** Whether both ends look at the same memory; else each has its own, and what changes is sent. */
  isShared: boolean
}

/** Where the worker finds the memory of its lane. */
export type LaneAddress =
  | { type: 'buffer'; buffer: SharedArrayBuffer }
  | { type: 'file'; path: string }
  | { type: 'posted' }

/** A lane that was made for a worker. */
export interface NewLane {
  memory: LaneMemory
  address: LaneAddress
  /** Lets go of what only the worker's start needs. */
  forgetAddress(): void
  /** Lets go of the memory, which nobody may look at after that. */
  close(): void
}

/** Makes a lane to a thread of this process. */
export function createThreadLane(): NewLane {
  const buffer = new SharedArrayBuffer(laneBytes(THREAD_LANE))
  return { memory: viewsOf(buffer, THREAD_LANE), address: { type: 'buffer', buffer }, forgetAddress, close }
}

/**
 * Makes a lane to a child process: memory without a name, which ends with the last of the two.
 *
 * Where there is no such memory, the lane is one of messages.
 * @param env - How the environment of the child differs from that of this process.
 */
export function createProcessLane(env: Readonly<Record<string, string | undefined>>): NewLane {
  const byteLength = laneBytes(PROCESS_LANE)
  const fd = canShare(env) ? libc().openAnonymous('mp-lane', byteLength) : -1
  if (fd < 0) return createPostedLane()
  const address = libc().map(fd, byteLength)
  if (address < 0) {
    libc().close(fd)
    return createPostedLane()
  }
  const buffer = libc().view(address, byteLength)
  let isOpen = true
  return {
    memory: viewsOf(buffer, PROCESS_LANE),
    address: { type: 'file', path: `/proc/${process.pid}/fd/${fd}` },
    forgetAddress: () => {
      if (isOpen) libc().close(fd)
      isOpen = false
    },
    close: () => {
      // Emptied first: a view of memory that is no longer mapped would end the process at its next use.
      buffer.transfer()
      libc().unmap(address, byteLength)
    },
  }
}

/** Opens the lane that the host has made. */
export function openLane(address: LaneAddress): LaneMemory {
  switch (address.type) {
    case 'buffer':
      return viewsOf(address.buffer, THREAD_LANE)
    case 'file':
      return mapFile(address.path)
    case 'posted':
      return createPostedLane().memory
  }
}

function createPostedLane(): NewLane {
  const memory = viewsOf(new ArrayBuffer(laneBytes(POSTED_LANE)), POSTED_LANE)
  return { memory: { ...memory, isShared: false }, address: { type: 'posted' }, forgetAddress, close }
}

function mapFile(path: string): LaneMemory {
  const byteLength = laneBytes(PROCESS_LANE)
  const fd = openSync(path, 'r+')
  const address = libc().map(fd, byteLength)
  closeSync(fd)
  if (address < 0) throw systemError('mmap', path, -address)
  return viewsOf(libc().view(address, byteLength), PROCESS_LANE)
}

function viewsOf(buffer: ArrayBuffer | SharedArrayBuffer, size: LaneSize): LaneMemory {
  const cells = new Int32Array(buffer)
  return { size, cells, numbers: new Float64Array(buffer), bytes: Buffer.from(buffer), isShared: true }
}

/** `MP_SHARED_MEMORY=off` in the environment of the worker has it do without, as where there is none. */
function canShare(env: Readonly<Record<string, string | undefined>>): boolean {
  const { MP_SHARED_MEMORY } = 'MP_SHARED_MEMORY' in env ? env : process.env
  if (MP_SHARED_MEMORY === 'off') return false
  try {
    return libc() !== undefined
  } catch {
    return false
  }
}

function forgetAddress(): void {}
function close(): void {}

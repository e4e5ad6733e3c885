import { existsSync, fstatSync, readdirSync, readlinkSync, utimesSync } from 'node:fs'
import { sharedSlot } from '../shared-slot.ts'
import { libc } from './libc.ts'
import { SHARED_DIRECTORY } from './shared-block.ts'

/** How names of blocks begin that belong to those who have them open. */
export const OWN_PREFIX = 'mp-'
/** How names of the files begin that say who owns a block with a name of the user's choice. */
export const OWNER_PREFIX = 'mp.'
/** How long a block may lie unused that was left with its handle under way to somebody. */
const UNDER_WAY_MS = 30_000
const SWEEP_MS = 1000

let sweptAt = -Infinity

/** Removes the blocks whose users have all ended without doing so; not more often than once in a second. */
export function sweep(): void {
  const now = performance.now()
  if (now - sweptAt < SWEEP_MS) return
  sweptAt = now
  removeUnused({ keepsUnderWay: true })
}

/** Removes the blocks of this process, which exits, unless others use them, and those of others that were killed. */
export function removeAtExit(): void {
  releaseOwn()
  removeUnused({ keepsUnderWay: isChild() })
}

/** Tells whether a program that exits may have blocks to remove. */
export function mayHaveBlocks(): boolean {
  return existsSync(SHARED_DIRECTORY) && readdirSync(SHARED_DIRECTORY).some((name) => name.startsWith('mp'))
}

/** Says that this process no longer uses its blocks, whichever of its threads did; they stay mapped until the very end. */
function releaseOwn(): void {
  for (const entry of readdirSync('/proc/self/fd')) {
    const fd = Number(entry)
    if (isOwnBlock(fd)) libc().unlock(fd)
  }
}

function isOwnBlock(fd: number): boolean {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`).startsWith(`${SHARED_DIRECTORY}/mp`)
  } catch {
    return false
  }
}

function removeUnused({ keepsUnderWay }: { keepsUnderWay: boolean }): void {
  for (const name of readdirSync(SHARED_DIRECTORY)) {
    if (!name.startsWith(OWN_PREFIX) && !name.startsWith(OWNER_PREFIX)) continue
    const fd = libc().openShared(name, false)
    if (fd < 0) continue
    if (libc().lockAlone(fd) >= 0 && !(keepsUnderWay && isUnderWay(fd))) remove(name)
    libc().close(fd)
  }
}

function remove(name: string): void {
  if (name.startsWith(OWNER_PREFIX)) libc().unlinkShared(name.slice(OWNER_PREFIX.length))
  libc().unlinkShared(name)
}

/** Keeps a block for whoever its handle is under way to, although its owner ends. */
export function leaveUnderWay(name: string): void {
  if (!isChild()) return
  const until = (Date.now() + UNDER_WAY_MS) / 1000
  utimesSync(`${SHARED_DIRECTORY}/${name}`, until, until)
}

/** The time until which to keep a block stands where files have that of their last change. */
function isUnderWay(fd: number): boolean {
  return fstatSync(fd).mtimeMs > Date.now()
}

/** What the main program has sent can reach nobody any more once it exits: those it started have ended. */
function isChild(): boolean {
  return sharedSlot('identity').value !== undefined
}

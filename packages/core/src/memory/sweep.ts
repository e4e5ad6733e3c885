import { existsSync, fstatSync, readdirSync, readlinkSync, utimesSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { sharedSlot } from '../shared-slot.ts'
import { hasLibc, libc } from './libc.ts'
import { SHARED_DIRECTORY } from './shared-block.ts'

/** How names of blocks begin that belong to those who have them open. */
export const OWN_PREFIX = 'mp-'
/** How names of the files begin that say who owns a block with a name of the user's choice. */
export const OWNER_PREFIX = 'mp.'
/** How names of blocks begin that are parts of another, whose name follows and then a dash. */
export const PART_PREFIX = 'mq-'
/** How long a block may lie unused that is under way to somebody. */
const UNDER_WAY_MS = 30_000
const SWEEP_MS = 1000

let sweptAt = -Infinity
let timer: NodeJS.Timeout | undefined
let isExitWatched = false
const preparations: (() => void)[] = []

/**
 * Removes the blocks whose users have all ended without doing so; for whoever makes a block, or attaches to one.
 *
 * Not more often than once in a second; but from then on once in each second that the program runs, so that who is
 * killed leaves nothing to those who go on.
 */
export function sweep(): void {
  // First of all, so that a platform without shared memory is refused as such.
  libc()
  timer ??= setInterval(sweepQuietly, SWEEP_MS).unref()
  const now = performance.now()
  if (now - sweptAt < SWEEP_MS) return
  sweptAt = now
  removeUnused({ keepsUnderWay: true })
}

function sweepQuietly(): void {
  try {
    sweptAt = performance.now()
    removeUnused({ keepsUnderWay: true })
  } catch {
    // What is left is removed the next time; nobody has asked for it now.
  }
}

/**
 * Has the blocks of this process removed when it exits, unless others use them, and those of others that were killed.
 *
 * @param beforehand - What is to be done just before.
 */
export function sweepAtExit(beforehand?: () => void): void {
  if (!isMainThread) return
  if (beforehand !== undefined) preparations.push(beforehand)
  if (!isExitWatched) process.on('exit', removeAtExit)
  isExitWatched = true
}

/** Removes what this process, or whoever was killed, has left; nothing of it may be used by this process any more. */
export function removeAtExit(): void {
  try {
    if (!mayHaveBlocks()) return
    for (const prepare of preparations) prepare()
    releaseOwn()
    removeUnused({ keepsUnderWay: isChild() })
  } catch {
    // What is left is removed by the next program that sweeps; an exit must not fail for it.
  }
}

function isOurs(name: string): boolean {
  return [OWN_PREFIX, OWNER_PREFIX, PART_PREFIX].some((prefix) => name.startsWith(prefix))
}

/** Saves a program that used no shared memory the loading of native calls. */
function mayHaveBlocks(): boolean {
  if (!existsSync(SHARED_DIRECTORY)) return false
  return readdirSync(SHARED_DIRECTORY).some((name) => isOurs(name)) && hasLibc()
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
  const names = readdirSync(SHARED_DIRECTORY)
  for (const name of names) {
    if (!name.startsWith(OWN_PREFIX) && !name.startsWith(OWNER_PREFIX)) continue
    removeIfUnused(name, keepsUnderWay)
  }
  // Those of the blocks that were removed just now, too.
  for (const name of names) if (isLoosePart(name)) libc().unlinkShared(name)
}

/** Whether it is a part of a block that is gone. */
function isLoosePart(name: string): boolean {
  const block = name.slice(PART_PREFIX.length, name.lastIndexOf('-'))
  return name.startsWith(PART_PREFIX) && !existsSync(`${SHARED_DIRECTORY}/${block}`)
}

/** Removes a block, or a file that says who owns one, if nobody uses it; returns whether it did. */
export function removeIfUnused(name: string, keepsUnderWay = false): boolean {
  const fd = libc().openShared(name, false)
  if (fd < 0) return false
  const isUnused = isOwnFile(fd) && libc().lockAlone(fd) >= 0 && !(keepsUnderWay && isUnderWay(fd))
  if (isUnused) remove(name)
  libc().close(fd)
  return isUnused
}

/** Another user's file could name a block of this user as one to be removed. */
function isOwnFile(fd: number): boolean {
  return fstatSync(fd).uid === process.geteuid?.()
}

function remove(name: string): void {
  if (name.startsWith(OWNER_PREFIX)) libc().unlinkShared(name.slice(OWNER_PREFIX.length))
  libc().unlinkShared(name)
}

/** Keeps a block for whoever its handle is under way to, although its owner ends. */
export function leaveUnderWay(name: string): void {
  if (isChild()) keepUnderWay(name)
}

/** Keeps a block for a while although nobody uses it: whoever reads it has yet to attach. */
export function keepUnderWay(name: string): void {
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

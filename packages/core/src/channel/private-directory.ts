import { lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../is-alive.ts'

const directories = new Set<string>()
let hasSwept = false

/**
 * Makes a directory for sockets that no other user can enter; it goes when this program ends.
 *
 * @remarks The first call also removes those of programs that ended without doing so.
 */
export function makePrivateDirectory(): string {
  if (!hasSwept) sweep()
  hasSwept = true
  // mkdtemp gives the directory mode 0700.
  const directory = mkdtempSync(join(tmpdir(), `mp-${namespaceId()}-${process.pid}-`))
  if (directories.size === 0) process.on('exit', removeAll)
  directories.add(directory)
  return directory
}

/** Removes a directory that {@link makePrivateDirectory} made; if it cannot go now, it goes when this program ends. */
export function removePrivateDirectory(directory: string): void {
  if (!directories.has(directory)) return
  try {
    rmSync(directory, { recursive: true, force: true })
  } catch {
    // Looking into it takes a descriptor. The next program removes what this one leaves.
    return
  }
  directories.delete(directory)
  if (directories.size === 0) process.off('exit', removeAll)
}

function removeAll(): void {
  for (const directory of directories) removePrivateDirectory(directory)
}

/** Removes what processes of this user left that were killed; what others put there under such a name is not touched. */
function sweep(): void {
  const ours = new RegExp(String.raw`^mp-${namespaceId()}-(\d+)-\w{6}$`)
  for (const name of readdirSync(tmpdir())) {
    const pid = ours.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    try {
      const path = join(tmpdir(), name)
      if (lstatSync(path).uid === process.geteuid?.()) rmSync(path, { recursive: true, force: true })
    } catch {
      // Another program of this user is removing it.
    }
  }
}

/** Process ids mean something only within their namespace, and containers may share a directory. */
function namespaceId(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0'
  } catch {
    return '0'
  }
}

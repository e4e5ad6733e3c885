import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UnsafeDirectoryError } from '../errors.ts'

/** The longest path of a socket that every system takes, in bytes. */
const MOST_PATH_BYTES = 103
/** The longest name of one of our sockets. */
const LONGEST_NAME = '4194304.65535.sock'

/**
 * Returns the directory in which programs of this user can be found: `mp` in `$XDG_RUNTIME_DIR`, or `mp-runtime-UID` in
 * the directory for temporary files.
 *
 * @throws {@link UnsafeDirectoryError} when it is there and somebody else may write to it, or owns it.
 */
function runtimeDirectory(): string {
  const own = process.env['XDG_RUNTIME_DIR']
  const preferred = own === undefined || own === '' ? undefined : join(own, 'mp')
  if (preferred !== undefined && Buffer.byteLength(join(preferred, LONGEST_NAME)) <= MOST_PATH_BYTES) return preferred
  return join(tmpdir(), `mp-runtime-${process.getuid?.() ?? 0}`)
}

/**
 * Makes the directory, or makes sure that it is this user's alone.
 *
 * @throws {@link UnsafeDirectoryError} when it is somebody else's, or cannot be made.
 */
export function openRuntimeDirectory(): string {
  const directory = runtimeDirectory()
  try {
    mkdirSync(directory, { mode: 0o700 })
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw new UnsafeDirectoryError(directory, 'it cannot be made', { cause })
  }
  checkDirectory(directory)
  return directory
}

/** Returns the directory if it is there and this user's alone; undefined when it is not there. */
export function findRuntimeDirectory(): string | undefined {
  const directory = runtimeDirectory()
  try {
    checkDirectory(directory)
    return directory
  } catch (error) {
    if (error instanceof UnsafeDirectoryError && codeOf(error.cause) === 'ENOENT') return undefined
    throw error
  }
}

function checkDirectory(directory: string): void {
  const { isDirectory, uid, mode } = look(directory)
  if (!isDirectory) throw new UnsafeDirectoryError(directory, 'it is no directory')
  if (uid !== process.geteuid?.()) throw new UnsafeDirectoryError(directory, `it belongs to user ${uid}`)
  // Ours: what an earlier umask or a copy has opened is closed again.
  if ((mode & 0o077) !== 0) chmodSync(directory, 0o700)
}

/** A link in its place is no directory, wherever it leads. */
function look(directory: string): { isDirectory: boolean; uid: number; mode: number } {
  try {
    const stats = lstatSync(directory)
    return { isDirectory: stats.isDirectory(), uid: stats.uid, mode: stats.mode }
  } catch (cause) {
    throw new UnsafeDirectoryError(directory, 'it cannot be looked at', { cause })
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

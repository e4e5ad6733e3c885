import { constants } from 'node:fs'
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { FailureSignal } from '../image-failure.ts'
import { messageOf } from '../read-image.ts'

/** Where the bytes of one output go. */
export interface OutputPlace {
  /** Path of the input as it was given, for messages. */
  input: string
  /** Absolute path of the output. */
  output: string
  /** Absolute path, in the same folder, of the file that is written first. */
  temporary: string
  /** Whether an existing file may be replaced. */
  overwrite: boolean
  /** Permissions of the file; those of new files where there are none. */
  mode?: number
}

/** What a file system without second names for a file, FAT for one, or another one, says to `link`. */
export const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'EXDEV', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/**
 * Writes an output whole or not at all: into a temporary file, to the disk, then under its name in one step.
 *
 * A reader never sees half an image, and without `overwrite` a file that appears meanwhile is left alone.
 */
export async function writeOutput(bytes: Uint8Array, place: OutputPlace, signal?: AbortSignal): Promise<void> {
  await makeOutput(place, () => writeThrough(bytes, place), signal)
}

/** Has something make the temporary file, and gives it its name in one step. */
export async function makeOutput(
  place: OutputPlace,
  make: () => Promise<unknown>,
  signal: AbortSignal | undefined,
): Promise<void> {
  await writingTo(place, () => mkdir(dirname(place.output), { recursive: true }))
  try {
    await writingTo(place, make)
    signal?.throwIfAborted()
    await publish(place)
  } finally {
    await removeTemporary(place)
  }
}

/** Gives the temporary file of an output its name in one step. */
export async function publish(place: OutputPlace): Promise<void> {
  await writingTo(place, () => (place.overwrite ? rename(place.temporary, place.output) : publishNew(place)))
}

/** Removes the temporary file of an output, if it is there. */
export async function removeTemporary({ temporary }: { temporary: string }): Promise<void> {
  // What made the removal fail has made the write fail too, and is reported there.
  await rm(temporary, { force: true }).catch(() => undefined)
}

async function writeThrough(bytes: Uint8Array, { temporary, mode }: OutputPlace): Promise<void> {
  const file = await open(temporary, 'wx')
  try {
    if (mode !== undefined) await file.chmod(mode)
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Gives the temporary file its name if nothing has it: `rename` would replace what is there. */
async function publishNew(place: OutputPlace): Promise<void> {
  try {
    await link(place.temporary, place.output).catch((error: unknown) => copyWithoutLinks(error, place))
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause
    throw new FailureSignal({ code: 'ERR_MP_IMAGE_EXISTS', input: place.input, output: place.output }, { cause })
  }
}

async function copyWithoutLinks(error: unknown, { temporary, output }: OutputPlace): Promise<void> {
  if (!NO_LINKS.has(codeOf(error))) throw error
  try {
    await copyFile(temporary, output, constants.COPYFILE_EXCL)
  } catch (cause) {
    // Anything but EEXIST means that the file is ours, and half written.
    if (codeOf(cause) !== 'EEXIST') await rm(output, { force: true })
    throw cause
  }
}

/** Makes of what the file system says about an output a failure of the image. */
export async function writingTo(place: OutputPlace, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (cause) {
    if (cause instanceof FailureSignal) throw cause
    const { input, output } = place
    const reason = messageOf(cause)
    throw new FailureSignal({ code: 'ERR_MP_IMAGE_NOT_WRITABLE', input, output, reason }, { cause })
  }
}

/** Returns the code of an error of the system. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

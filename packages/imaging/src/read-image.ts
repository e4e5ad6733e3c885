import { open, readFile, stat } from 'node:fs/promises'
import { FailureSignal } from './image-failure.ts'

/** A file to read: where it is, and how it was given. */
export interface ImageSource {
  path: string
  input: string
}

/** Bytes from the start that tell the format of a file, and most often how large the image is. */
const HEAD_BYTES = 65_536

/** Returns the first bytes of a file, enough to tell its format. */
export async function readHead(source: ImageSource): Promise<Uint8Array> {
  return readingFrom(source, async () => {
    // Opening a named pipe would wait for a writer for ever.
    const stats = await stat(source.path)
    if (!stats.isFile()) throw new Error(stats.isDirectory() ? 'it is a folder' : 'it is not a regular file')
    const file = await open(source.path)
    try {
      const { buffer, bytesRead } = await file.read({
        buffer: Buffer.alloc(Math.max(1, Math.min(HEAD_BYTES, stats.size))),
        position: 0,
      })
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  })
}

/** Returns all bytes of a file. */
export async function readImage(source: ImageSource, signal: AbortSignal | undefined): Promise<Uint8Array> {
  return readingFrom(source, () => readFile(source.path, signal === undefined ? {} : { signal }), signal)
}

async function readingFrom<T>({ input }: ImageSource, read: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    const isMissing = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
    // Bytes that are no UTF-8 became this sign when the name was read, and lead nowhere.
    if (isMissing && input.includes('\ufffd')) throw new FailureSignal({ code: 'ERR_MP_IMAGE_PATH', input }, { cause })
    if (isMissing) throw new FailureSignal({ code: 'ERR_MP_IMAGE_MISSING', input }, { cause })
    throw new FailureSignal({ code: 'ERR_MP_IMAGE_UNREADABLE', input, reason: messageOf(cause) }, { cause })
  }
}

/** Returns the words of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

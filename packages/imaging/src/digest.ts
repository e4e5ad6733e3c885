import { createHash, hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** Returns the SHA-256 of bytes in base64url: what tells one content from another. */
export function digestOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url')
}

/** Returns the digest of a file of any size; undefined where there is none that can be read. */
export async function digestOfFile(path: string): Promise<string | undefined> {
  const sum = createHash('sha256')
  return pipeline(createReadStream(path), sum).then(
    () => sum.digest('base64url'),
    () => undefined,
  )
}

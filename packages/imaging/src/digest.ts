import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/** Returns the SHA-256 of bytes in base64url: what tells one content from another. */
export function digestOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url')
}

/** Returns the digest of a file; undefined where there is none that can be read. */
export async function digestOfFile(path: string): Promise<string | undefined> {
  return readFile(path).then(digestOf, () => undefined)
}

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

/** Returns a path for a file that nobody else uses; short, as the name of the output may be as long as names can be. */
export function temporaryPath(folder: string): string {
  return join(folder, `.mp-${randomBytes(9).toString('base64url')}.tmp`)
}

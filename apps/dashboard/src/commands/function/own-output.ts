import { Console } from 'node:console'
import { appendFileSync } from 'node:fs'

/**
 * Keeps stdout for results: what a module or a task logs goes to stderr, or to a file while the terminal is drawn on.
 *
 * @remarks In a worker this runs as its initializer, before anything of the user's is loaded.
 * @param path - The file; what is written to the streams of the worker itself goes there as well.
 */
export function logToStderr(path?: string): void {
  if (path !== undefined) for (const stream of [process.stdout, process.stderr]) writeTo(stream, path)
  globalThis.console = new Console(process.stderr, process.stderr)
}

function writeTo(stream: NodeJS.WriteStream, path: string): void {
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    appendFileSync(path, chunk)
    const done = rest.at(-1)
    if (typeof done === 'function') process.nextTick(done)
    return true
  }
}

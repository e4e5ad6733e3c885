import { Console } from 'node:console'

/**
 * Keeps stdout for results: what a module or a task logs goes to stderr.
 *
 * @remarks In a worker this runs as its initializer, before anything of the user's is loaded.
 */
export function logToStderr(): void {
  globalThis.console = new Console(process.stderr, process.stderr)
}

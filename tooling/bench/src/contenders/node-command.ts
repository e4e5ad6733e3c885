import { fileURLToPath } from 'node:url'
import type { Contender, ProgramName } from './contender.ts'

/**
 * Returns the commands of a contender that runs in Node.
 *
 * @param file - Name of the file beside this one that opens it, without the extension.
 */
export function nodeCommand(file: string, contender: string): Contender['command'] {
  return (program: ProgramName) => [
    process.execPath,
    // Ours as it is built, not its sources.
    '--conditions=built',
    fileURLToPath(new URL(`../programs/${program}.js`, import.meta.url)),
    new URL(`./${file}.js`, import.meta.url).href,
    contender,
  ]
}

import type { Command } from 'commander'
import { suggest } from './suggest.ts'
import { directive } from './tab.ts'

/** Answers the script of a shell: a line for each word that may come next, then what else may, as a number. */
export async function answer(program: Command, words: readonly string[]): Promise<void> {
  const { words: suggestions, takesFiles } = await suggest(program, words, valuesOf)
  const lines = suggestions.map(({ value, description }) => `${value}\t${description}`)
  process.stdout.write(`${[...lines, `:${takesFiles ? directive.files : directive.noFiles}`].join('\n')}\n`)
}

/** Names that only the code of a command knows; it is loaded when they are asked for. */
async function valuesOf(command: string): Promise<readonly string[]> {
  if (command === 'run') {
    const [{ kernels }, { nodeKernels }] = await Promise.all([import('@mp/workloads'), import('@mp/workloads/node')])
    return [...kernels.keys(), ...nodeKernels.keys()]
  }
  if (command === 'tour') {
    const { demos } = await import('../../demos/catalogue.ts')
    return demos.map(({ id }) => id)
  }
  return []
}

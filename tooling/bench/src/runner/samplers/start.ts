import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { endProgram, startProgram } from '../program.ts'
import type { Assignment, Sampler } from '../sampler.ts'

/** A start that takes longer than this has failed, in milliseconds. */
const PATIENCE_MS = 30_000

/** Times a fresh program from its start to what it prints. */
export function openStart({ contender }: Assignment<'start'>): Sampler {
  return {
    async sample(figures) {
      const start = performance.now()
      const child = startProgram(contender, 'start')
      const timer = setTimeout(() => endProgram(child), PATIENCE_MS)
      const times = new Map<string, number>()
      if (child.stdout === null) throw new TypeError('The program has no output')
      const output = createInterface({ input: child.stdout })
      output.on('line', (line) => {
        times.set(line, performance.now() - start)
        if (line === 'ready') endProgram(child)
      })
      await once(child, 'close')
      clearTimeout(timer)
      const [first, ready] = [times.get('first 49'), times.get('ready')]
      if (first === undefined || ready === undefined)
        throw new Error(`The program said ${[...times.keys()].join(', ')}`)
      Object.assign(figures, { 'first result': first, 'all ready': ready })
    },
    close: () => Promise.resolve(),
  }
}

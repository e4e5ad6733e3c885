import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'vitest'

/** Starts python3, with what it prints line by line. */
export function python(...args: string[]) {
  const child = spawn('python3', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  return {
    /** Waits for the exit and returns what was printed. */
    output: async () => {
      expect(await exit).toEqual([0, null])
      return output.trim()
    },
    /** Waits for the first line. */
    firstLine: async () => {
      while (!output.includes('\n')) await once(child.stdout, 'data')
      return output.slice(0, output.indexOf('\n'))
    },
  }
}

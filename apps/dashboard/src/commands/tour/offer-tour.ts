import { createInterface } from 'node:readline/promises'
import { capabilitiesOf } from '../../terminal/capabilities.ts'

/** Asks whether the tour is to be seen now; false where nobody can answer, as in CI, or with `MP_INPUT=0`. */
export async function offerTour(): Promise<boolean> {
  const mayAsk = process.env['MP_INPUT'] !== '0' && process.env['MP_INPUT'] !== 'false'
  if (!mayAsk || !capabilitiesOf(process.env, process).isInteractive) return false
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('n')))
  try {
    const answer = await Promise.race([lines.question('\nSee every core at work now? [y/N] '), ended])
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    lines.close()
  }
}

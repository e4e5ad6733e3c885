import type { Figures, Row, Size } from '../rows/row.ts'
import type { MeasuringProgram } from './program.ts'

/** Takes one sample of a row in a program. */
export async function measureIn(program: MeasuringProgram, row: Row, size: Size): Promise<Figures> {
  const reply = await program.ask({ type: 'measure', row: row.name, size })
  if (reply.type !== 'figures') throw new TypeError(`Expected figures of ${row.name}, got ${reply.type}`)
  return reply.figures
}

import type { Contender } from '../contenders/contender.ts'
import type { RowResult } from '../report/results.ts'
import type { Row, Scale } from '../rows/row.ts'
import { Entrant } from './entrant.ts'
import { resultOf } from './result-of.ts'

/** Tells whether a row is for a contender. */
export function takesPart(contender: Contender, { ability, sampling }: Row): boolean {
  const isForPeers = sampling.type !== 'by-count' || sampling.counts.full.peers.length > 0
  return contender.abilities.includes(ability) && (isForPeers || contender.role === 'ours')
}

/** How a row is run. */
export interface RunOptions {
  contenders: readonly Contender[]
  scale: Scale
  /** Samples of each contender. */
  rounds: number
}

/**
 * Takes samples of all contenders of a row in turn: each round has everybody once, and begins with somebody else.
 *
 * @remarks A contender that fails is out of the row, and its reason is in the result; the others go on.
 */
export async function runRow(row: Row, { contenders, scale, rounds }: RunOptions): Promise<RowResult> {
  const start = performance.now()
  const entrants = contenders
    .filter((contender) => takesPart(contender, row))
    .map((contender) => new Entrant(row, contender))
  try {
    for (const entrant of entrants) await entrant.open(scale)
    for (let round = 0; round < rounds; round++) {
      for (const entrant of rotated(entrants, round)) await entrant.sample()
    }
  } finally {
    for (const entrant of entrants) await entrant.close()
  }
  return { ...resultOf(row, entrants), seconds: (performance.now() - start) / 1000 }
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const start = list.length === 0 ? 0 : by % list.length
  return [...list.slice(start), ...list.slice(0, start)]
}

import { type Round, runRound } from './round.ts'

/** How often to tell how far it is, in milliseconds. */
const TELL_MS = 60_000

/** What many programs have done. */
export interface Totals {
  rounds: number
  tasks: number
  faults: number
  violations: number
}

/** Runs one program after the other for some time, one at least, each with the next seed. */
export async function runRounds({
  first,
  ms,
  print,
}: {
  first: number
  ms: number
  print: (line: string) => void
}): Promise<Totals> {
  const totals: Totals = { rounds: 0, tasks: 0, faults: 0, violations: 0 }
  const start = performance.now()
  let told = start
  do {
    const round = await runRound(first + totals.rounds)
    totals.rounds += 1
    totals.tasks += round.tasks
    totals.faults += round.faults
    totals.violations += round.violations.length
    if (round.violations.length > 0) print(describe(round))
    if (performance.now() - told > TELL_MS) {
      told = performance.now()
      print(summaryOf(totals))
    }
  } while (performance.now() - start < ms)
  print(summaryOf(totals))
  return totals
}

function summaryOf({ rounds, tasks, faults, violations }: Totals): string {
  return `${rounds} programs, ${tasks} tasks, ${faults} faults, ${violations} broken promises`
}

function describe({ seed, scenario, violations, complaints }: Round): string {
  const shown = violations.slice(0, 20).map((violation) => `  ${violation}`)
  return [`Broken with: pnpm chaos --seed ${seed}`, ...shown, `  ${JSON.stringify(scenario)}`, complaints].join('\n')
}

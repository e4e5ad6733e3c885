import { parseArgs } from 'node:util'
import { runWithPrivateMemory } from './private-memory.ts'
import { runRounds } from './rounds.ts'

const usage = `pnpm chaos [options]

  --minutes <n>  how long to go on, 5 by default
  --first <n>    the first seed; the time of day by default
  --seed <n>     only the program with this seed
  --help         prints this

Each seed makes a program with work and faults, and runs it; a promise that was not kept is shown with its seed.`

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    first: { type: 'string' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(usage)
else process.exitCode = runWithPrivateMemory() ?? (await run())

async function run(): Promise<number> {
  const { violations } = await runRounds({
    first: numberOf('--seed', values.seed) ?? numberOf('--first', values.first) ?? Date.now() % 2 ** 31,
    ms: values.seed === undefined ? (numberOf('--minutes', values.minutes) ?? 5) * 60_000 : 0,
    print: (line) => console.log(line),
  })
  return violations === 0 ? 0 : 1
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!Number.isFinite(value) || value < 0 || text.trim() === '')
    throw new RangeError(`${name} must be a number from 0, got ${text}`)
  return value
}

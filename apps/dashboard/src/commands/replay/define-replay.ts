import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ProgressKind } from '../../surface/choose-surface.ts'
import type { SymbolKind } from '../../view/choose-glyphs.ts'
import type { Finish } from '../finish.ts'
import { progressOption, symbolsOption } from '../top/define-top.ts'

/** Flags of `mp replay`. */
export interface ReplayFlags {
  speed: number
  at: number
  progress: ProgressKind
  symbols: SymbolKind
  json: boolean
}

const examples = `
Examples:
  mp replay run.ndjson                 see it again; space pauses, arrows seek
  mp replay run.ndjson --speed 8       eight times as fast
  mp replay run.ndjson --at 90         from a minute and a half on
`

/** Adds `mp replay`; what it runs, and Ink, are imported only when it runs. */
export function defineReplay(program: Command, finish: Finish): void {
  program
    .command('replay')
    .summary('see a recording again, from any place and at any speed')
    .description('see a recording again as mp top showed it, from any place and at any speed')
    .argument('<recording>', 'what mp top --record wrote, or a program with MP_RECORD; - for stdin')
    .addOption(new Option('--speed <factor>', 'from 0.125 to 64').argParser(between(0.125, 64)).default(1))
    .addOption(new Option('--at <seconds>', 'where to begin').argParser(between(0, 1e7)).default(0))
    .addOption(progressOption())
    .addOption(symbolsOption())
    .option('--json', 'print the figures of all of it as one JSON document', false)
    .addHelpText('after', examples)
    .action(async (recording: string, flags: ReplayFlags) => {
      const { runReplay } = await import('./run-replay.ts')
      finish(await runReplay(recording, flags))
    })
}

function between(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() !== '' && value >= min && value <= max) return value
    throw new InvalidArgumentError(`It must be a number from ${min} to ${max}.`)
  }
}

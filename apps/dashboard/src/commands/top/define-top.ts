import { type Command, Option } from 'commander'
import { type ProgressKind, progressKinds } from '../../surface/choose-surface.ts'
import { type SymbolKind, symbolKinds } from '../../view/choose-glyphs.ts'
import type { Finish } from '../finish.ts'

/** Flags of `mp top`. */
export interface TopFlags {
  list: boolean
  record?: string
  progress: ProgressKind
  symbols: SymbolKind
  json: boolean
}

const examples = `
Examples:
  MP_MONITOR=1 node photos.ts &      a program that lets itself be watched
  mp top                             watch it; with several, choose one
  mp top 4711 --record run.ndjson    watch and record, for mp replay and mp report
  mp top --progress counter          lines for a log
`

/** Makes the option that says where progress is shown. */
export function progressOption(): Option {
  return new Option('--progress <kind>', 'the whole screen, eight lines under the log, lines of a log, or nothing')
    .choices(progressKinds)
    .default('auto')
}

/** Makes the option that says which characters are drawn with. */
export function symbolsOption(): Option {
  return new Option('--symbols <kind>', 'characters to draw with').choices(symbolKinds).default('auto')
}

/** Adds `mp top`; what it runs, and Ink, are imported only when it runs. */
export function defineTop(program: Command, finish: Finish): void {
  program
    .command('top')
    .summary('watch a program that runs: cores, workers, tasks, and why it is not faster')
    .description('watch a program of yours that uses @mp/core while it runs, without changing it')
    .argument('[program]', 'process id, or pid:thread for the pools of a worker thread; found when it is the only one')
    .option('--list', 'list the programs that can be watched', false)
    .option('--record <file>', 'record all events as NDJSON into a new file')
    .addOption(progressOption())
    .addOption(symbolsOption())
    .option('--json', 'print one JSON document at the end; with --list, the list', false)
    .addHelpText('after', examples)
    .action(async (address: string | undefined, flags: TopFlags) => {
      const { runTop } = await import('./run-top.ts')
      finish(await runTop(address, flags))
    })
}

import { type Command, Option } from 'commander'
import type { Finish } from '../finish.ts'
import { integer, workersOption } from '../shared-options.ts'
import type { CompressFlags } from './compress-flags.ts'

/** Adds `mp compress`; what it runs is imported only when it runs. */
export function defineCompress(program: Command, finish: Finish): void {
  program
    .command('compress')
    .description('compress images on every core; originals stay')
    .argument('<files...>', 'images')
    .option('-o, --out-dir <folder>', 'where results go', 'compressed')
    .addOption(new Option('-q, --quality <number>', 'from 1 to 100').argParser(integer({ min: 1, max: 100 })))
    .addOption(new Option('--format <format>', 'format of the results').choices(['jpeg', 'webp', 'avif', 'png']))
    .addOption(workersOption())
    .option('--overwrite', 'replace results that are there already', false)
    .option('--json', 'print one JSON document', false)
    .action(async (files: string[], options: CompressFlags) => {
      const { runCompress } = await import('./run-compress.ts')
      finish(await runCompress(files, options))
    })
}

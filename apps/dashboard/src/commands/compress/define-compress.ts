import { type Command, Option } from 'commander'
import type { Finish } from '../finish.ts'
import { parseShare } from '../parse-share.ts'
import { integer, progressOption, workersOption } from '../shared-options.ts'
import type { CompressFlags } from './compress-flags.ts'
import { added, bytesOf, shareOf, sinceOf, timeOf, widthsOf, wordsOf } from './parse-values.ts'

const examples = `
Examples:
  mp compress photos/*.jpg -o small                 photos, into a folder of their own
  mp compress photos -r --preset web --html out.html a tree of them as WebP, and a page to compare
  mp compress -r site --max-size 200k --in-place    in place; mp compress --undo brings them back
  mp compress -r site --check --budget 300k         for CI: exits with 1 if one is larger
  git diff --name-only | mp compress - --in-place   files that are listed on stdin`

/** Adds `mp compress`; what it runs is imported only when it runs. */
export function defineCompress(program: Command, finish: Finish): void {
  const command = program
    .command('compress')
    .description('compress images and videos on every core; originals stay')
    .argument('[files...]', 'images, videos, and folders with -r; - for a list on stdin')
  addPlaces(command)
  addEncoding(command)
  addLevers(command)
  addOutputs(command)
  addReports(command)
  addRun(command)
  command.addHelpText('after', examples).action(async (files: string[], flags: CompressFlags) => {
    if (files.length === 0 && flags.undo === undefined) command.error("error: missing required argument 'files'")
    const { runCompress } = await import('./run-compress.ts')
    finish(await runCompress(files, flags))
  })
}

function number(flags: string, description: string, range: { min: number; max: number }): Option {
  return new Option(flags, description).argParser(integer(range))
}

const pixels = { min: 1, max: 1_000_000 }

function addPlaces(command: Command): void {
  command
    .optionsGroup('Files:')
    .option('-r, --recursive', 'go through folders, and keep their tree', false)
    .addOption(
      new Option('--exclude <pattern>', 'leave out, as in a .gitignore; repeatable, beside .mpignore')
        .argParser(added)
        .default([], 'none'),
    )
    .addOption(
      new Option('--newer <date>', 'only what was changed since a date, or since a file was').argParser(sinceOf),
    )
}

function addEncoding(command: Command): void {
  command
    .optionsGroup('How:')
    .addOption(new Option('--preset <name>', 'options for a purpose').choices(['web', 'photo', 'archive', 'lossless']))
    .addOption(number('-q, --quality <number>', 'from 1 to 100', { min: 1, max: 100 }))
    .addOption(
      new Option('--format <format>', 'auto keeps that of each file, smallest tries those of the web').choices([
        'auto',
        'smallest',
        'jpeg',
        'png',
        'webp',
        'avif',
        'jxl',
      ]),
    )
    .option('--lossless', 'leave each pixel as it is')
    .option('--mozjpeg', 'JPEGs of a third fewer bytes, in four times the time')
    .addOption(number('--effort <number>', 'from 0, the fastest, to 9, the smallest', { min: 0, max: 9 }))
    .addOption(
      new Option('--metadata <policy>', 'safe, all, none, or a list such as icc,copyright,date').argParser(wordsOf),
    )
    .addOption(
      new Option(
        '--filter <filter>',
        'grayscale, sepia, blur, sharpen or vignette, such as blur:4; each makes an output of its own',
      )
        .argParser(added)
        .default([], 'none'),
    )
    .addOption(
      new Option('--pipe <filters>', 'filters one after the other, such as sepia,blur:2,vignette').argParser(wordsOf),
    )
    .addOption(
      number('--limit-pixels <number>', 'refuse images of more pixels', { min: 1, max: Number.MAX_SAFE_INTEGER }),
    )
    .addOption(new Option('--codec <codec>', 'of videos').choices(['h264', 'h265', 'vp9', 'av1']))
    .addOption(number('--crf <number>', 'of videos: the higher, the smaller', { min: 0, max: 63 }))
}

function addLevers(command: Command): void {
  command
    .optionsGroup('Size:')
    .addOption(
      new Option('--max-size <size>', 'at most so many bytes each, by quality and then by size').argParser(bytesOf),
    )
    .addOption(
      new Option('--min-ssim <number>', 'how like the original it must look for that, 0.85 by default').argParser(
        shareOf,
      ),
    )
    .addOption(new Option('--min-savings <share>', 'keep originals that gain less, 0.03 by default').argParser(shareOf))
    .addOption(number('--width <pixels>', 'shrink what is wider', pixels))
    .addOption(number('--height <pixels>', 'shrink what is higher', pixels))
    .addOption(new Option('--widths <list>', 'several outputs each, such as 480,960,1920').argParser(widthsOf))
    .option('--upscale', 'let widths make images larger')
    .option('--no-upscale', 'never make an image larger, as by default')
}

function addOutputs(command: Command): void {
  command
    .optionsGroup('Results:')
    .option('-o, --out-dir <folder>', 'where results go', 'compressed')
    .option('--name <template>', 'names of results, with {name} and {ext}')
    .option('--overwrite', 'replace results that are there already', false)
    .option('--keep-dates', 'give results the time of their originals', false)
    .option('--in-place', 'replace the originals, which go to the backup', false)
    .option('--backup-dir <folder>', 'where originals go', '.mp-backup')
    .option('--no-backup', 'keep no originals')
    .option('--undo [folder]', 'bring back the originals of the newest run in place')
    .option('--resume', 'pass over what an earlier run has done, by the contents', false)
    .option('--ledger <file>', 'where that is noted; implies --resume')
    .option('-n, --dry-run', 'do everything but write', false)
}

function addReports(command: Command): void {
  command
    .optionsGroup('Reports:')
    .option('--json', 'print one JSON document', false)
    .option('--ndjson', 'print a line of JSON for each file as it is done', false)
    .option('--html <file>', 'write a page with pictures before and after')
    .addOption(
      new Option('--report <file>', 'write a page (.html) or Markdown (.md); repeatable')
        .argParser(added)
        .default([], 'none'),
    )
    .option('--srcset <file>', 'write a JSON of the srcset of each image, with --widths')
    .option('--check', 'write nothing; exit with 1 if a file could be smaller, or is over the budget', false)
    .addOption(new Option('--budget <size>', 'exit with 1 if a file has more bytes').argParser(bytesOf))
    .addOption(progressOption().helpGroup('Reports:'))
    .option('--quiet', 'tell failures only', false)
}

function addRun(command: Command): void {
  command
    .optionsGroup('Run:')
    .addOption(workersOption())
    .addOption(
      new Option('--isolation <kind>', 'process for files you do not trust, none for this process')
        .choices(['auto', 'process', 'none'])
        .default('auto'),
    )
    .addOption(new Option('--timeout <time>', 'give up on a file after it, such as 30s').argParser(timeOf))
    .addOption(new Option('--until <time>', 'begin no file after it, and exit with 124').argParser(timeOf))
    .addOption(new Option('--cpu <share>', 'CPU time to use at most, such as 50% of all cores').argParser(parseShare))
    .addOption(number('--max-pixels-in-flight <number>', 'bounds the memory', { min: 1, max: Number.MAX_SAFE_INTEGER }))
}

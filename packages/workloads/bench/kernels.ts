import { benchJobs } from './jobs.ts'
import { leastMs } from './measure.ts'
import { pythonMs } from './python.ts'

const numbers = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 })

function duration(ns: number): string {
  return ns < 1e5 ? `${numbers.format(ns)} ns` : `${numbers.format(ns / 1e6)} ms`
}

function row(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

row(['Kernel', 'Time', 'Each', 'Python', 'Times as fast'])
row(['---', '--:', '--:', '--:', '--:'])
for (const job of benchJobs) {
  const { name, element, elements, run } = job
  const ms = leastMs(run)
  const theirs = pythonMs(job)
  row([
    name,
    duration(ms * 1e6),
    `${duration((ms * 1e6) / elements)} a ${element}`,
    theirs === undefined ? '' : duration(theirs * 1e6),
    theirs === undefined ? '' : numbers.format(theirs / ms),
  ])
}

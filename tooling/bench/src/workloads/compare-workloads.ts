import type { Scale } from '../rows/row.ts'
import { describeMachine } from '../report/machine.ts'
import { dataJobs } from './data-jobs.ts'
import { gridJobs } from './grid-jobs.ts'
import { sizeOf, type WorkloadJob } from './job.ts'
import { measureOnPool, measureOurs } from './measure-ours.ts'
import { numberJobs } from './number-jobs.ts'
import { compileC, findPython, type Program } from './other-languages.ts'
import { workloadColumns, workloadLine, type WorkloadFigures } from './workload-line.ts'

/** Every job, in the order in which they run. */
const allJobs: readonly WorkloadJob[] = [...numberJobs, ...gridJobs, ...dataJobs]

/** Measures each kernel in one thread against plain TypeScript, Python and C, and on one and two workers. */
export async function compareWorkloads({ scale, rounds }: { scale: Scale; rounds: number }): Promise<void> {
  const { cpu, cores, loadBefore } = describeMachine()
  console.log(
    `\nworkloads: nanoseconds of the processor an element, the least of ${rounds}; ${cpu}, ${cores} cores, load ${loadBefore.toFixed(2)}`,
  )
  using c = compileC()
  using python = findPython()
  if (c === undefined) console.log('There is no gcc: C does not take part')
  if (python === undefined) console.log('There is no python3: it does not take part')
  console.log(workloadLine([...workloadColumns]))
  for (const job of allJobs) {
    const figures = await figuresOf(job, { scale, rounds, c, python })
    console.log(workloadLine([job.name, ...figures]))
  }
}

interface Settings {
  scale: Scale
  rounds: number
  c: Program | undefined
  python: Program | undefined
}

async function figuresOf(job: WorkloadJob, { scale, rounds, c, python }: Settings): Promise<string[]> {
  const size = sizeOf(job, scale)
  const { ours, plain } = measureOurs(job, size, rounds)
  const other = (program: Program | undefined, theirs: number | undefined): number | undefined => {
    if (program === undefined || theirs === undefined) return undefined
    const theirSize = scale === 'quick' ? Math.min(size, theirs) : theirs
    const ms = program.measure(job.name, theirSize, rounds)
    return ms === undefined ? undefined : (ms * 1e6) / job.elements(theirSize)
  }
  const figures: WorkloadFigures = {
    oursNs: (ours * 1e6) / job.elements(size),
    plainNs: (plain * 1e6) / job.elements(size),
    pythonNs: other(python, job.sizes.python),
    cNs: other(c, job.sizes.c),
    oneMs: await measureOnPool(job, size, { workers: 1, rounds }),
    twoMs: await measureOnPool(job, size, { workers: 2, rounds }),
  }
  return figureCells(figures, job.element)
}

function figureCells({ oursNs, plainNs, pythonNs, cNs, oneMs, twoMs }: WorkloadFigures, element: string): string[] {
  const ratio = (ns: number | undefined): string => (ns === undefined ? '' : digits(ns / oursNs))
  return [
    element,
    digits(oursNs),
    ...[plainNs, pythonNs, cNs].flatMap((ns) => [digits(ns), ratio(ns)]),
    digits(oneMs),
    digits(twoMs),
    digits(oneMs / twoMs),
  ]
}

function digits(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toPrecision(3)))
}

import { sumOfSquares } from '@mp/workloads'
import type { Measure, Outcome } from '../model/outcome.ts'
import { duration, factor } from '../view/duration.ts'
import type { Demo, DemoContext, DemoPool, OpenPoolOptions } from './demo.ts'
import { ForeignLoad } from './foreign-load.ts'
import { grouped } from './grouped.ts'
import { retries } from './one-core-and-many.ts'
import { timed } from './timed.ts'
import { twiceOnOneLoop } from './twice-on-one-loop.ts'
import { allReady } from './warm-up.ts'

/** One way of adding up the same squares twice. */
interface Way extends OpenPoolOptions {
  run(pool: DemoPool, to: number, signal: AbortSignal): PromiseLike<bigint[]>
}

/** What one way made of one size. */
interface Finding {
  measure: Measure
  sums: bigint[]
  foreignLoad: number
}

/** The tutorial's code counts to 50_000_00, which is five million; its words say fifty. */
const sizes = [
  { group: '5 M', to: 5_000_000 },
  { group: '50 M', to: 50_000_000 },
] as const

const ways: readonly Way[] = [
  { name: 'async', workers: 1, backend: 'thread', run: asyncTwice },
  { name: '2 threads', workers: 2, backend: 'thread', run: oneEach },
  { name: '2 processes', workers: 2, backend: 'process', run: oneEach },
]

/** Example 1: the same sum twice, by turns on one thread, on two threads, on two processes. */
export const threadsAndProcesses: Demo = {
  id: 'example-1',
  label: 'Example 1',
  title: 'Threads and processes, timed',
  seedText: 'Sum of squares, twice. GIL: two threads still use one core. Processes: the OS gives each a CPU core',
  run: async (context) => {
    const findings: Finding[] = []
    for (const way of ways) findings.push(...(await tryWay(context, way)))
    return outcomeOf(findings, context.cores)
  },
}

function asyncTwice(pool: DemoPool, to: number, signal: AbortSignal): PromiseLike<bigint[]> {
  return pool.apply(twiceOnOneLoop, [0, to], { retries, signal })
}

function oneEach(pool: DemoPool, to: number, signal: AbortSignal): PromiseLike<bigint[]> {
  const inputs: [number, number][] = [
    [0, to],
    [0, to],
  ]
  return pool.starmap(sumOfSquares, inputs, { retries, signal, chunkSize: 1 })
}

async function tryWay(context: DemoContext, way: Way): Promise<Finding[]> {
  const { signal } = context
  context.phase(way.name)
  const pool = context.openPool({ ...way, isFixed: true })
  await allReady(pool, signal)
  const findings: Finding[] = []
  // Once untimed, so that the workers have loaded and compiled what they run.
  await way.run(pool, sizes[0].to, signal)
  const foreign = new ForeignLoad(pool)
  for (const { group, to } of sizes) {
    const { value, ms } = await timed(() => way.run(pool, to, signal), signal)
    const foreignLoad = foreign.measure() ?? 0
    findings.push({ measure: { group, label: way.name, workers: way.workers, ms }, sums: value, foreignLoad })
    context.log(`${group}, ${way.name}: ${duration(ms)}`)
  }
  pool.close()
  await pool.join()
  return findings
}

function outcomeOf(findings: readonly Finding[], cores: number): Outcome {
  const inGroup = (group: string): Finding[] => findings.filter(({ measure }) => measure.group === group)
  const [, large] = sizes.map(({ group }) => sumOf(inGroup(group)))
  const measures = sizes.flatMap(({ group }) => inGroup(group).map(({ measure }) => measure))
  return {
    computed: `Sum below 50 M = ${large}`,
    measures,
    verdict: verdict(measures, { cores, foreignLoad: Math.max(...findings.map(({ foreignLoad }) => foreignLoad)) }),
  }
}

function sumOf(findings: readonly Finding[]): string {
  const [sum, ...others] = new Set(findings.flatMap(({ sums }) => sums))
  if (sum === undefined || others.length > 0) throw new Error(`the ways disagree: ${[sum, ...others].join(', ')}`)
  return grouped(sum)
}

function verdict(measures: readonly Measure[], facts: { cores: number; foreignLoad: number }): string {
  const [loop, threads, processes] = measures.slice(-3).map(({ ms }) => ms)
  if (loop === undefined || threads === undefined || processes === undefined) return ''
  if (facts.cores === 1) return 'one core only: two threads or processes take turns on it, as async functions do'
  const gain = `threads ${factor(loop / threads)}×, processes ${factor(loop / processes)}×`
  if (facts.foreignLoad > 0.15)
    return `${gain}; other programs used ${Math.round(facts.foreignLoad * 100)} % of the cores meanwhile`
  return `Node has no GIL: ${gain}; async takes turns`
}

import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Request } from '../command-line.ts'
import type { Contender } from '../contenders/contender.ts'
import { folderOf } from '../report/folder-of.ts'
import type { Row, Size } from '../rows/row.ts'
import { MeasuringProgram } from '../runner/program.ts'
import { WORKER_COUNT } from '../runner/sampler.ts'
import { selfTimes } from './self-times.ts'

/** How many functions a table names. */
const TABLE_LENGTH = 20

/** Takes CPU profiles of ours while it does a row, main thread and workers, and prints where the time went. */
export async function profileOurs(request: Request, all: readonly Contender[]): Promise<void> {
  for (const row of request.rows) {
    const ours = all.filter(({ abilities }) => abilities.includes(row.ability) && abilities.includes('profile'))
    if (ours.length === 0 || row.sampling.type === 'start')
      throw new RangeError(`${row.name} cannot be profiled: it is not work of a pool`)
    for (const contender of ours) await profile(row, contender, request)
  }
}

async function profile(row: Row, contender: Contender, request: Request): Promise<void> {
  const folder = join(folderOf(request), 'profiles', `${row.name}-${contender.backend}`)
  mkdirSync(folder, { recursive: true })
  const { warmUp, size } = sizesOf(row, request.scale)
  await using program = await MeasuringProgram.start(contender)
  await program.open(WORKER_COUNT, row.payload)
  await program.ask({ type: 'measure', row: row.name, size: warmUp })
  const reply = await program.ask({ type: 'profile', row: row.name, size, folder })
  if (reply.type !== 'profiles') throw new TypeError(`Expected profiles, got ${reply.type}`)
  for (const file of reply.files) {
    console.log(`\n${contender.name}, ${row.name}: ${basename(file)} in ${folder}`)
    console.table(selfTimes(readFileSync(file, 'utf8')).slice(0, TABLE_LENGTH))
  }
}

function sizesOf({ sampling }: Row, scale: Request['scale']): { warmUp: Size; size: Size } {
  switch (sampling.type) {
    case 'kept':
    case 'by-workers': {
      const size = sampling.sizes[scale]
      return { warmUp: { ...size, count: size.warmUp }, size }
    }
    case 'by-count': {
      const count = Math.max(...sampling.counts[scale].ours)
      return { warmUp: { count: 10_000 }, size: { count } }
    }
    case 'start':
    case 'memory':
      return { warmUp: { count: WORKER_COUNT }, size: { count: WORKER_COUNT } }
  }
}

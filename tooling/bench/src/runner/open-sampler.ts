import type { Contender } from '../contenders/contender.ts'
import type { Row, Scale } from '../rows/row.ts'
import type { Sampler } from './sampler.ts'
import { openByCount } from './samplers/by-count.ts'
import { openByWorkers } from './samplers/by-workers.ts'
import { openKept } from './samplers/kept.ts'
import { openMemory } from './samplers/memory.ts'
import { openStart } from './samplers/start.ts'

/** Makes ready to take the samples of a contender in a row. */
export async function openSampler(row: Row, contender: Contender, scale: Scale): Promise<Sampler> {
  const { sampling } = row
  switch (sampling.type) {
    case 'kept':
      return openKept({ row, sampling, contender, scale })
    case 'by-workers':
      return openByWorkers({ row, sampling, contender, scale })
    case 'by-count':
      return openByCount({ row, sampling, contender, scale })
    case 'start':
      return openStart({ row, sampling, contender, scale })
    case 'memory':
      return openMemory({ row, sampling, contender, scale })
  }
}

import { contenders as bare } from './bare.ts'
import type { Contender } from './contender.ts'
import { contenders as forkMessages } from './fork-messages.ts'
import { contenders as jestWorker } from './jest-worker.ts'
import { contenders as ourMessages } from './our-messages.ts'
import { contenders as ourSharing } from './our-sharing.ts'
import { contenders as ours } from './ours.ts'
import { contenders as piscina } from './piscina.ts'
import { contenders as poolifier } from './poolifier.ts'
import { contenders as python } from './python.ts'
import { contenders as tinypool } from './tinypool.ts'
import { contenders as workerpool } from './workerpool.ts'

/** Everybody who takes part, ours first. */
export const allContenders: readonly Contender[] = [
  ...ours,
  ...ourMessages,
  ...ourSharing,
  ...piscina,
  ...tinypool,
  ...workerpool,
  ...poolifier,
  ...jestWorker,
  ...python,
  ...bare,
  ...forkMessages,
]

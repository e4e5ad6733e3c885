import { setTimeout as sleep } from 'node:timers/promises'
import { Process, Thread } from '@mp/core'

/** The class whose instances run on a backend. */
export function partyClass(backend: 'process' | 'thread'): typeof Process {
  return backend === 'process' ? Process : Thread
}

/** Kills a party after some time, unless it has ended; returns once that time is over. */
export async function killLater(party: { kill: () => void; isAlive: boolean }, afterMs: number): Promise<boolean> {
  await sleep(afterMs)
  if (!party.isAlive) return false
  party.kill()
  return true
}

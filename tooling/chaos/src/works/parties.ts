import { setTimeout as sleep } from 'node:timers/promises'
import { Process, Thread } from '@mp/core'
import type { Judged } from './check-calls.ts'

/** A process or a thread that takes part in something. */
export interface Party {
  readonly name: string
  readonly isAlive: boolean
  readonly exitCode: number | null
  readonly sentinel: Promise<number>
  kill(): void
}

/** Starts parties; when one cannot be started, those before it are killed, which would wait for it for ever. */
export function startAll(parties: readonly Process[]): void {
  const started: Process[] = []
  try {
    for (const party of parties) started.push(party.start())
  } catch (error) {
    for (const party of started) party.kill()
    throw error
  }
}

/** Waits until all parties have ended; one that could not be started, which `join()` would throw, has ended too. */
export async function allEnded(parties: readonly Party[]): Promise<void> {
  for (const { sentinel } of parties) await sentinel
}

/** The class whose instances run on a backend. */
export function partyClass(backend: 'process' | 'thread'): typeof Process {
  return backend === 'process' ? Process : Thread
}

/** Kills a party after some time, unless it has ended; returns it if so, once that time is over. */
export async function killLater(party: Party, afterMs: number): Promise<Party | undefined> {
  await sleep(afterMs)
  if (!party.isAlive) return undefined
  party.kill()
  return party
}

/** Returns which parties have not done all that they had to: those that were killed, or that something ran out for. */
export function endedEarly(
  parties: readonly Party[],
  killed: readonly (Party | undefined)[],
  { disturbances, findings }: Omit<Judged, 'job'>,
): boolean[] {
  return parties.map((party) => {
    const { name, exitCode } = party
    const mayFail = killed.includes(party) || disturbances.surroundings
    findings.expect(exitCode === 0 || mayFail, () => `${name} has ended with ${exitCode}`)
    return exitCode !== 0
  })
}

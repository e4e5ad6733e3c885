import { Lock, SharedArray, Value } from '@mp/core'
import type { LockPlan } from '../scenario.ts'
import type { Judged } from './check-calls.ts'
import { allEnded, endedEarly, killLater, partyClass, startAll } from './parties.ts'

/** For how long the lock of a dead holder may stay locked, in milliseconds. */
const PATIENCE_MS = 10_000

interface Counts {
  lock: Lock
  /** Counts all turns, by reading and writing. */
  total: Value<'i32'>
  /** Counts the turns of each party. */
  own: SharedArray<'i32'>
}

async function count({ lock, total, own }: Counts, party: number, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    using _held = await lock.acquire()
    total.value += 1
    own.view[party] = (own.view[party] ?? 0) + 1
  }
}

/** Has parties count under a lock, kills some of them, and looks whether a turn was lost and whether the lock is free. */
export async function doLock(
  plan: LockPlan,
  backend: 'process' | 'thread',
  judged: Omit<Judged, 'job'>,
): Promise<void> {
  const { findings } = judged
  const Party = partyClass(backend)
  using lock = new Lock()
  using total = new Value('i32', 0)
  using own = new SharedArray('i32', plan.parties)
  const parties = Array.from(
    { length: plan.parties },
    (_, n) => new Party(count, { args: [{ lock, total, own }, n, plan.turns] }),
  )
  startAll(parties)
  const kills = plan.killsAfterMs.map((afterMs, n) => killLater(parties[n % parties.length] ?? new Party(), afterMs))
  await allEnded(parties)
  const killed = await Promise.all(kills)
  const deaths = killed.filter((party) => party !== undefined).length
  findings.faults += deaths
  const turns = Array.from(own.view)
  const sum = turns.reduce((a, b) => a + b)
  findings.tasks += sum
  findings.expect(
    Math.abs(total.value - sum) <= deaths,
    () => `lock: ${total.value} turns in all, ${sum} of the parties, ${deaths} deaths`,
  )
  for (const [party, hasEndedEarly] of endedEarly(parties, killed, judged).entries()) {
    const done = turns[party] ?? 0
    findings.expect(
      done === plan.turns || (hasEndedEarly && done < plan.turns),
      () => `lock: party ${party} has had ${done} of ${plan.turns} turns`,
    )
  }
  const held = await lock
    .acquire({ timeout: PATIENCE_MS })
    .catch((error: unknown) => findings.add(`lock: it stays locked: ${String(error)}`))
  held?.release()
}

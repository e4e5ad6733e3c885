import { Queue } from '@mp/core'
import type { Findings } from '../report.ts'
import type { QueuePlan } from '../scenario.ts'
import type { Judged } from './check-calls.ts'
import { allEnded, endedEarly, killLater, type Party, partyClass, startAll } from './parties.ts'

/** Which producer has made an item, and as which of its items. */
type Item = [producer: number, index: number]
/** An item, and who has taken it. */
export type Taken = [consumer: number, ...Item]

async function produce(queue: Queue<Item>, producer: number, count: number): Promise<void> {
  for (let index = 0; index < count; index++) await queue.put([producer, index])
}

async function consume(queue: Queue<Item>, taken: Queue<Taken>, consumer: number): Promise<void> {
  for await (const [producer, index] of queue) await taken.put([consumer, producer, index])
}

/** Has items go from producers to consumers, kills one of them, and looks at what has arrived. */
export async function doQueue(
  plan: QueuePlan,
  backend: 'process' | 'thread',
  judged: Omit<Judged, 'job'>,
): Promise<void> {
  const { findings } = judged
  const Party = partyClass(backend)
  using queue = new Queue<Item>(plan.maxSize === undefined ? {} : { maxSize: plan.maxSize })
  using taken = new Queue<Taken>()
  const producers = Array.from(
    { length: plan.producers },
    (_, n) => new Party(produce, { args: [queue, n, plan.items] }),
  )
  const consumers = Array.from({ length: plan.consumers }, (_, n) => new Party(consume, { args: [queue, taken, n] }))
  startAll([...producers, ...consumers])
  const [victim] = plan.victim === 'producer' ? producers : plan.victim === 'consumer' ? consumers : []
  const killing = victim === undefined ? undefined : killLater(victim, plan.afterMs)
  const arrived: Taken[] = []
  // Taken out as it comes: where memory is short, consumers wait for room in this queue as well.
  const collected = collect(taken, arrived)
  // With no consumer left, the producers would wait for room.
  const rest = drainIfAlone(queue, consumers, arrived)
  await allEnded(producers)
  queue.shutdown()
  await allEnded(consumers)
  await rest
  taken.shutdown()
  await collected
  const killed = [await killing]
  if (killed[0] !== undefined) findings.faults += 1
  findings.tasks += arrived.length
  checkArrived(plan, arrived, {
    producers: endedEarly(producers, killed, judged),
    consumers: endedEarly(consumers, killed, judged),
    findings,
  })
}

async function collect(taken: Queue<Taken>, arrived: Taken[]): Promise<void> {
  for await (const item of taken) arrived.push(item)
}

async function drainIfAlone(queue: Queue<Item>, consumers: readonly Party[], arrived: Taken[]): Promise<void> {
  await allEnded(consumers)
  for await (const [producer, index] of queue) arrived.push([consumers.length, producer, index])
}

/** Which producers and consumers have not gone on to the end. */
interface EndedEarly {
  producers: readonly boolean[]
  consumers: readonly boolean[]
}

/** Looks whether each item has come once and in order, and those that are missing may be. */
export function checkArrived(
  plan: QueuePlan,
  arrived: readonly Taken[],
  { producers, consumers, findings }: EndedEarly & { findings: Findings },
): void {
  const seen = new Set<string>()
  const last = new Map<string, number>()
  for (const [consumer, producer, index] of arrived) {
    findings.expect(!seen.has(`${producer}.${index}`), () => `queue: item ${producer}.${index} has come twice`)
    seen.add(`${producer}.${index}`)
    const line = `${consumer}.${producer}`
    findings.expect(index > (last.get(line) ?? -1), () => `queue: item ${producer}.${index} has come late`)
    last.set(line, index)
  }
  // Whoever dies with an item in hand takes it along.
  let lost = consumers.filter(Boolean).length
  for (const [producer, hasEndedEarly] of producers.entries()) {
    const end = hasEndedEarly
      ? Math.max(-1, ...arrived.filter(([, by]) => by === producer).map(([, , index]) => index)) + 1
      : plan.items
    for (let index = 0; index < end; index++)
      if (!seen.has(`${producer}.${index}`) && --lost < 0) findings.add(`queue: item ${producer}.${index} is lost`)
  }
}

import { type Channel, channel } from 'node:diagnostics_channel'
import type { ChildExitEvent, ChildReadyEvent, ChildStartEvent } from './child-events.ts'
import type { PoolEvent } from './events.ts'

type EventType = (PoolEvent | ChildStartEvent | ChildReadyEvent | ChildExitEvent)['type']

const types: readonly EventType[] = [
  'pool-open',
  'pool-resize',
  'pool-end',
  'worker-start',
  'worker-ready',
  'worker-exit',
  'job-start',
  'job-progress',
  'job-end',
  'task-start',
  'task-progress',
  'task-end',
  'child-start',
  'child-ready',
  'child-exit',
]

/** Kept, as Node forgets channels that nobody has. */
const channels = new Map<EventType, Channel>(types.map((type) => [type, channel(`mp.${type}`)]))

/** Returns the channel of `node:diagnostics_channel` on which events of a type are published: `mp.` and the type. */
export function channelOf(type: EventType): Channel {
  const known = channels.get(type)
  if (known === undefined) throw new RangeError(`there is no channel for ${type}`)
  return known
}

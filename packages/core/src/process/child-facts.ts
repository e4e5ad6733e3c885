import { nameOf } from '../callable/place.ts'
import type { WorkerHost } from '../host/worker-host.ts'
import type { ChildFacts } from '../monitor/child-events.ts'

/** What there is of a process or thread of its own. */
interface Child {
  readonly name: string
  readonly daemon: boolean
  readonly constructor: Function
}

/**
 * Says what those who watch the program are told of a process or thread of its own.
 *
 * @param target - The function that it runs; undefined for a subclass, which runs a method.
 */
export function factsOf(
  { name, daemon, constructor: cls }: Child,
  { sharesMemory, pid }: Pick<WorkerHost, 'sharesMemory' | 'pid'>,
  target: Function | undefined,
): Omit<ChildFacts, 'child' | 'site'> {
  return {
    class: cls.name,
    backend: sharesMemory ? 'thread' : 'process',
    name,
    function: target === undefined ? `${cls.name}.run` : nameOf(target),
    isDaemon: daemon,
    pid,
  }
}

import type { Fault } from './behaviour.ts'

const tests = 'packages/core/test'
const own = `${tests}/parity`

/** What no test of CPython asserts, as it fails or hangs there. */
export const faults: readonly Fault[] = [
  {
    python: 'A worker that is killed in the middle of a map hangs it for ever.',
    tests: [
      `${tests}/pool/death.test.ts > a worker killed from outside fails only what it runs`,
      `${tests}/pool/kills.test.ts > $calls: each task runs once, or again where retries allow it`,
    ],
  },
  {
    python: 'A task that exits hangs its pool.',
    tests: [`${tests}/pool/death.test.ts > process.exit in a task fails that task with its code; the others go on`],
  },
  {
    python: 'A failing initializer starts workers without end, and nobody is told.',
    tests: [
      `${tests}/pool/death.test.ts > an initializer that throws rejects every call with its error, without a respawn loop`,
    ],
  },
  {
    python: 'A callback that raises ends the thread of results, and no later job is ever done.',
    tests: [
      `${own}/pool-failures-parity.test.ts > a callback that throws harms neither the next one nor another job (FutureTests.test_done_callback_raises)`,
    ],
  },
  {
    python: 'An error whose constructor wants other arguments than it keeps hangs the pool.',
    tests: [`${own}/pool-failures-parity.test.ts > an error that no message alone could make again keeps its class`],
  },
  {
    python: 'Results that are pending at terminate() stay so for ever.',
    tests: [`${tests}/pool/lifecycle.test.ts > terminate rejects all that is pending, at once`],
  },
  {
    python: 'A timeout leaves the task running in its worker.',
    tests: [`${tests}/pool/limits.test.ts > a busy loop out of time is rejected, and its worker replaced`],
  },
  {
    python: 'A task that runs cannot be cancelled.',
    tests: [
      `${own}/pool-parity.test.ts > cancel ends a task that runs`,
      `${tests}/pool/limits.test.ts > a signal aborts what runs, and the rest is not started`,
    ],
  },
  {
    python: 'imap reads its input without bound, and keeps all results that nobody has taken.',
    tests: [
      `${own}/pool-calls-parity.test.ts > a slow reader of a million inputs keeps few of them waiting`,
      `${tests}/pool/stream.test.ts > imap reads at most buffer inputs ahead of its reader: %s source`,
    ],
  },
  {
    python: 'Children of a program that was killed go on for ever.',
    tests: [
      `${tests}/process/orphans.test.ts > after %s nothing of a program is left, whatever it has under way, and no worker complains`,
    ],
  },
  {
    python: 'A lock whose holder was killed stays locked for ever.',
    tests: [
      `${tests}/sync/lock.test.ts > that a %s holds when it is ended is taken over by one that waits already`,
      `${tests}/sync/kills.test.ts > a $name is never stuck, whoever is killed at whatever instruction`,
    ],
  },
  {
    python: 'A queue one of whose readers was killed gives nothing to the others any more.',
    tests: [
      `${own}/queue-parity.test.ts > one that is killed while it waits for an item keeps nobody else from it`,
      `${tests}/channel/queue-kills.test.ts > consumers: each takes one item with it at most`,
    ],
  },
  {
    python: 'An item that cannot be pickled is dropped later, with a note on stderr.',
    tests: [`${tests}/channel/queue.test.ts > what cannot travel fails at put with its path, and leaves no trace`],
  },
  {
    python: 'Workers may not have children, so that there are no pools in pools.',
    tests: [`${tests}/pool/lifecycle.test.ts > tasks may use pools of their own`],
  },
  {
    python: 'map(chunksize=0) returns Nones without a call of the function.',
    tests: [`${tests}/pool/failures.test.ts > a bad %s is refused, and nothing is lost`],
  },
]

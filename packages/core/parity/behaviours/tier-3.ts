import type { Behaviour } from './behaviour.ts'

const channel = 'packages/core/test/channel'
const sync = 'packages/core/test/sync'

/** Queues, connections and synchronization. */
export const tier3: readonly Behaviour[] = [
  {
    number: 88,
    python: '_TestQueue.test_fork',
    behaviour: 'Parent and child both put on one queue: each item comes once, those of each in order.',
    tests: [`${channel}/queue-processes.test.ts > parent and child put on one queue`],
  },
  {
    number: 89,
    python: '_TestQueue.test_qsize',
    behaviour: 'qsize follows puts and gets.',
    tests: [`${channel}/queue.test.ts > gives items in order and counts them exactly`],
    differsAs: 'Queue.qsize()',
  },
  {
    number: 90,
    python: '_TestQueue.test_task_done',
    behaviour: 'join returns when four workers have marked ten items as done.',
    tests: [`${channel}/queue-processes.test.ts > join returns when four workers have done ten items`],
  },
  {
    number: 91,
    python: '_TestQueue.test_queue_feeder_donot_stop_onexc',
    behaviour: 'An item that cannot be pickled neither breaks the queue nor takes a slot for good.',
    tests: [`${channel}/queue.test.ts > what cannot travel fails at put with its path, and leaves no trace`],
    differsAs: 'Queue.put()',
  },
  {
    number: 92,
    python: '_TestQueue.test_closed_queue_put_get_exceptions',
    behaviour: 'put and get on a closed queue raise.',
    tests: [`${channel}/queue.test.ts > waits end by timeout, abort, or close, and lose nothing`],
  },
  { number: 93, python: 'TestSimpleQueue.test_empty', behaviour: 'empty() agrees between processes at any time.' },
  {
    number: 94,
    python: '_TestConnection.test_duplex_false',
    behaviour: 'A one-way pipe refuses the wrong direction for send, recv and poll.',
    tests: [`${channel}/pipe.test.ts > the two ends of a pipe > one-way pipes refuse the wrong direction`],
  },
  {
    number: 95,
    python: '_TestConnection.test_sendbytes',
    behaviour: 'send_bytes takes an offset and a size; bad ranges raise.',
    tests: [
      `${channel}/connection.test.ts > sendBytes takes a part of any bytes, and refuses what is none`,
      `${channel}/pipe.test.ts > the two ends of a pipe > ranges out of the bytes are refused, and what does not fit is not lost`,
    ],
  },
  {
    number: 96,
    python: '_TestConnection.test_spawn_close',
    behaviour: 'The parent may close its copy of the end of a child right after the start.',
    tests: [
      `${channel}/pipe-processes.test.ts > carries values there and back; the parent may close its copy right after the start`,
    ],
  },
  { number: 97, python: '_TestConnection.test_context', behaviour: 'Both ends are closed at the end of their block.' },
  {
    number: 98,
    python: '_TestPoll.test_empty_string',
    behaviour: 'An empty message makes poll True, and stays until it is received.',
  },
  {
    number: 99,
    python: '_TestPoll.test_dont_merge',
    behaviour: 'poll and recv never merge, split or eat messages.',
  },
  {
    number: 100,
    python: '_TestPoll.test_boundaries',
    behaviour: 'A polling process that dies takes no part of a message with it.',
    tests: [`${channel}/pipe-processes.test.ts > a user that dies does not take part of a message with it`],
  },
  {
    number: 101,
    python: '_TestPicklingConnections.test_pickling',
    behaviour: 'Connections and sockets that are sent through a connection work in the receiver.',
    tests: [
      `${channel}/pipe-processes.test.ts > an end goes on to a grandchild, nested in a message`,
      `${channel}/handed-on.test.ts > $name is refused where it is sent, with its path and what to do instead`,
      `${channel}/handed-on.test.ts > what the refusal says instead works: the address goes there, and that connects`,
    ],
    differsAs: 'sending a Connection through a Connection',
  },
  {
    number: 102,
    python: '_TestListener.test_context',
    behaviour: 'A listener takes clients within its block; accept after it raises.',
  },
  {
    number: 103,
    python: '_TestListenerClient.test_listener_client',
    behaviour: 'Every family of addresses works, also for a client that left before it was accepted.',
    tests: [`${channel}/connection.test.ts > values arrive in order, both ways, as they were when they were sent`],
    differsAs: 'Listener(family=)',
  },
  {
    number: 104,
    python: 'OtherTest.test_deliver_challenge_auth_failure, OtherTest.test_answer_challenge_auth_failure',
    behaviour: 'A bad handshake on either side is an AuthenticationError.',
    tests: [
      `${channel}/listener.test.ts > a wrong key is told to both sides, and the listener goes on`,
      `${channel}/listener.test.ts > a listener has to prove that it knows the key, too`,
    ],
  },
  {
    number: 105,
    python: 'TestWait.test_wait',
    behaviour: 'wait over four pipes collects all messages and the ends.',
    tests: [`${channel}/wait.test.ts > over four pipes collects all messages and the ends, from a %s each`],
  },
  {
    number: 106,
    python: 'TestWait.test_wait_timeout',
    behaviour: 'wait gives nothing after its timeout, then exactly what is ready.',
    tests: [
      `${channel}/wait.test.ts > returns nothing when the time is over, and then just what is ready, in the order given`,
    ],
  },
  {
    number: 107,
    python: 'TestWait.test_wait_integer',
    behaviour: 'wait takes the sentinel of a process and pipes together, and gives all that is ready.',
    tests: [`${channel}/wait.test.ts > knows a %s, sentinels and promises, and the end of a line`],
    differsAs: 'wait(object_list)',
  },
  {
    number: 108,
    python: '_TestLock.test_rlock',
    behaviour: 'An RLock is released as often as it was acquired; once more raises.',
    tests: [`${sync}/lock.test.ts > an RLock > is released when it was released as often as it was acquired`],
  },
  {
    number: 109,
    python: '_TestSemaphore.test_semaphore',
    behaviour: 'A semaphore counts down to none and up without limit; a bounded one has its limit.',
    tests: [
      `${sync}/semaphore.test.ts > counts its free permits, and has none for more`,
      `${sync}/semaphore.test.ts > a Semaphore may be released more often than acquired`,
      `${sync}/semaphore.test.ts > a BoundedSemaphore has never more permits than at first`,
    ],
    differsAs: 'Semaphore.acquire / release',
  },
  {
    number: 110,
    python: '_TestSemaphore.test_timeout',
    behaviour: 'acquire of a semaphore keeps to its timeout in all forms.',
    tests: [`${sync}/semaphore.test.ts > counts its free permits, and has none for more`],
    differsAs: 'Semaphore.acquire / release',
  },
  {
    number: 111,
    python: '_TestCondition.test_notify',
    behaviour: 'Each notify wakes exactly one of those who wait.',
    tests: [`${sync}/condition.test.ts > wakes each waiting %s once`],
  },
  {
    number: 112,
    python: '_TestCondition.test_notify_all',
    behaviour: 'Six who wait time out; six others all wake at notify_all.',
  },
  {
    number: 113,
    python: '_TestCondition.test_notify_n',
    behaviour: 'notify(2) wakes two of six, notify(4) the others, notify(3) nobody.',
  },
  {
    number: 114,
    python: '_TestCondition.test_waitfor',
    behaviour: 'wait_for sees what another process changes, and gives a false value after its timeout.',
    tests: [`${sync}/condition.test.ts > waits for what a %s changes`],
  },
  {
    number: 115,
    python: '_TestCondition.test_wait_result',
    behaviour: 'wait is False after its timeout, and True when notified.',
    tests: [
      `${sync}/condition.test.ts > says whether it was notified in time, and holds the lock again either way`,
      `${sync}/condition.test.ts > wakes no more than asked for, and forgets who nobody waited for`,
    ],
  },
  {
    number: 116,
    python: '_TestBarrier.test_barrier_10',
    behaviour: 'Five parties stay in step for ten rounds.',
  },
  { number: 117, python: '_TestBarrier.test_wait_return', behaviour: 'Exactly one party gets 0.' },
  {
    number: 118,
    python: '_TestBarrier.test_action',
    behaviour: 'The action runs once a round.',
    tests: [
      `${sync}/barrier.test.ts > a Barrier > runs its action once a round, where it was made, before any %s goes on`,
    ],
  },
  { number: 119, python: '_TestBarrier.test_abort', behaviour: 'abort breaks the barrier for everyone.' },
  {
    number: 120,
    python: '_TestBarrier.test_reset',
    behaviour: 'reset frees those who wait with an error; then the barrier works for all.',
  },
  { number: 121, python: '_TestBarrier.test_timeout', behaviour: 'One late party breaks the barrier for all.' },
  { number: 122, python: '_TestBarrier.test_thousand', behaviour: 'A thousand rounds of five processes never mix.' },
]

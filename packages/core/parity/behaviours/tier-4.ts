import type { Behaviour } from './behaviour.ts'

const tests = 'packages/core/test'
const memory = `${tests}/memory`
const manager = `${tests}/manager`

/** Details of shared data, managers, contexts and futures. */
export const tier4: readonly Behaviour[] = [
  {
    number: 123,
    python: '_TestArray.test_array_from_size',
    behaviour: 'An array is zeroed also in memory that is used again.',
    tests: [`${tests}/sync/value.test.ts > a SharedArray > is zeroed also where memory is used again`],
  },
  {
    number: 124,
    python: '_TestValue.test_getobj_getlock, _TestArray.test_getobj_getlock_obj',
    behaviour: 'The lock is a new one, that which was given, or none; anything else raises.',
    tests: [`${tests}/sync/value.test.ts > a Value > has a lock of its own, or the one it was given`],
    differsAs: 'Value(lock=)',
  },
  {
    number: 125,
    python: '_TestSharedCTypes.test_synchronize',
    behaviour: 'Scalars, a structure, an array and text under a lock are doubled in a child.',
    differsAs: 'ctypes Structure values',
  },
  {
    number: 126,
    python: '_TestSharedMemory.test_shared_memory_basics',
    behaviour: 'Attaching by name shares the bytes; bad names and sizes raise, and so does a second unlink.',
    tests: [
      `${memory}/shared-memory.test.ts > a block > is filled with zeros, has the very size asked for, and is the same for all who attach`,
      `${memory}/shared-memory.test.ts > refused > is a name that is taken, and one that nothing has`,
      `${memory}/shared-memory.test.ts > refused > is a size of %d`,
      `${memory}/shared-memory.test.ts > a block > can be closed more than once, and unlinked but once`,
    ],
    differsAs: 'SharedMemory(…)',
  },
  {
    number: 127,
    python: '_TestSharedMemory.test_shared_memory_pickle_unpickle',
    behaviour: 'A block that was passed on is the same memory, both ways.',
    tests: [`${memory}/shared-memory.test.ts > a %s that gets a block as an argument has the same memory`],
  },
  {
    number: 128,
    python: '_TestSharedMemory.test_shared_memory_pickle_unpickle_dead_object',
    behaviour: 'Attaching again after the unlink fails clearly.',
    tests: [`${memory}/shared-memory.test.ts > a block that is unlinked before it arrives fails where it arrives`],
  },
  {
    number: 129,
    python: '_TestSharedMemory.test_shared_memory_cleaned_after_process_termination',
    behaviour: 'The block of a killed program is removed.',
    tests: [
      `${memory}/survivors.test.ts > what a killed program leaves is removed by one that goes on`,
      `${memory}/shared-memory.test.ts > the blocks of a program that ends by %s are removed, at the latest by the next`,
    ],
    differsAs: 'resource tracker',
  },
  {
    number: 130,
    python: '_TestSharedMemory.test_shared_memory_untracking',
    behaviour: 'A process that attaches with track=False does not remove the block.',
    differsAs: 'SharedMemory(track=)',
  },
  {
    number: 131,
    python: '_TestSharedMemory.test_shared_memory_ShareableList_basics',
    behaviour: 'Items have types that may change, and room that may not; the list is searched, copied and shared.',
    tests: [
      `${memory}/shareable-list.test.ts > items of all types come back as they were, also by another name for the same memory`,
      `${memory}/shareable-list.test.ts > an item may be replaced by one of another type, and is seen by all`,
      `${memory}/shareable-list.test.ts > text that the slot has no room for is refused, and spills over nothing`,
      `${memory}/shareable-list.test.ts > items are counted and found by value`,
    ],
    differsAs: 'ShareableList[i]',
  },
  {
    number: 132,
    python: '_TestSharedMemory.test_shared_memory_SharedMemoryManager_basics',
    behaviour: 'All blocks of a manager are gone after its shutdown.',
    tests: [
      `${memory}/shared-memory.test.ts > a block > is removed at the end of the block of its owner, not of others`,
    ],
    differsAs: 'SharedMemoryManager(…)',
  },
  {
    number: 133,
    python: '_TestContainers.test_dict_proxy_nested',
    behaviour: 'Managed dicts and lists in others share their state, and outlive proxies.',
    tests: [`${manager}/sharing.test.ts > things in things are seen by all, also with their first proxy gone`],
  },
  {
    number: 134,
    python: '_TestContainers.test_list_proxy_in_list',
    behaviour: 'Managed lists in a managed list are lists of their own; a list may hold itself.',
  },
  {
    number: 135,
    python: '_TestContainers.test_namespace',
    behaviour: 'Attributes are shared and can be deleted; names with an underscore stay local.',
    tests: [`${manager}/data.test.ts > a namespace, a value and an array hold what they are given`],
    differsAs: 'NamespaceProxy',
  },
  {
    number: 136,
    python: '_TestMyManager.test_mymanager',
    behaviour: 'Registered types show their exposed methods only; errors keep their type; generators are iterable.',
    tests: [
      `${manager}/remote.test.ts > registered types > show their exposed methods only, and their errors keep class and fields`,
      `${manager}/remote.test.ts > registered types > keep in the server what they say stays there`,
    ],
    differsAs: 'RemoteError',
  },
  {
    number: 137,
    python: '_TestRemoteManager.test_remote',
    behaviour: 'A second process connects by address and key, and shares a queue.',
    tests: [
      `${manager}/remote.test.ts > a manager of another program > is reached over %s with its key, and shares what is put into it`,
    ],
  },
  {
    number: 138,
    python: 'TestInitializers.test_manager_initializer',
    behaviour: 'The initializer of a manager runs in its server, and is refused if it cannot be called.',
    tests: [
      `${manager}/life.test.ts > the life of a manager > the initializer runs in the server, and what it throws comes back`,
    ],
  },
  {
    number: 139,
    python:
      'TestSyncManagerTypes.test_queue, TestSyncManagerTypes.test_lock, TestSyncManagerTypes.test_semaphore, TestSyncManagerTypes.test_event, TestSyncManagerTypes.test_condition, TestSyncManagerTypes.test_barrier, TestSyncManagerTypes.test_value, TestSyncManagerTypes.test_array, TestSyncManagerTypes.test_namespace, TestSyncManagerTypes.test_pool',
    behaviour: 'Each managed type is usable from a child.',
  },
  {
    number: 140,
    python: 'TestStartMethod.test_context',
    behaviour: 'A context reports its start method, and its children see the same.',
    differsAs: 'get_context()',
  },
  {
    number: 141,
    python: 'TestStartMethod.test_mixed_startmethod',
    behaviour: 'Primitives of an incompatible context are refused clearly.',
    tests: [
      `${tests}/sync/lock.test.ts > a Lock > that is for threads works between them and is refused at the way to a process`,
    ],
    differsAs: 'mixing contexts',
  },
  {
    number: 142,
    python: 'TestStartMethod.test_nested_startmethod',
    behaviour: 'A child hands a queue that it received on to its own child.',
    tests: [`${tests}/channel/queue-processes.test.ts > a queue in a queue goes on to a grandchild and back`],
  },
  {
    number: 143,
    python: '_TestLogging.test_level',
    behaviour: 'The log level of the parent is that of the child.',
    tests: [`${tests}/pool/lifecycle.test.ts > workers get the environment, the flags and the preloaded modules`],
    differsAs: 'level inheritance',
  },
  {
    number: 144,
    python: 'WaitTests.test_first_completed',
    behaviour: 'FIRST_COMPLETED returns with the quick future, FIRST_EXCEPTION with the failing one.',
    differsAs: 'FIRST_COMPLETED / FIRST_EXCEPTION / ALL_COMPLETED',
  },
  {
    number: 145,
    python: 'WaitTests.test_timeout',
    behaviour: 'A wait that is out of time gives what is done, and does not raise.',
    differsAs: 'wait(fs)',
  },
  {
    number: 146,
    python: 'AsCompletedTests.test_future_times_out',
    behaviour: 'as_completed yields what is finished, then raises TimeoutError.',
    differsAs: 'as_completed(fs)',
  },
  {
    number: 147,
    python: 'AsCompletedTests.test_correct_timeout_exception_msg',
    behaviour: 'The error says how many futures are unfinished.',
    differsAs: 'as_completed(fs)',
  },
  {
    number: 148,
    python: 'FutureTests.test_cancel',
    behaviour: 'cancel works on what is pending or cancelled, not on what runs or is finished.',
    differsAs: 'Future.cancel()',
  },
  {
    number: 149,
    python: 'FutureTests.test_done_callback_raises',
    behaviour: 'A callback that raises is logged, and the next one still runs.',
    differsAs: 'Future.add_done_callback()',
  },
  {
    number: 150,
    python: 'FutureTests.test_multiple_set_result',
    behaviour: 'A second set_result raises, and the value stays.',
    reason: 'A job is settled by its pool alone, and as a promise once for all: there is no set_result.',
  },
]

import { proxyRows } from './proxies.ts'
import type { Group, Row } from './row.ts'

const tests = 'packages/core/test/manager'

const managerRows: readonly Row[] = [
  {
    python: 'Manager()',
    ours: 'Manager.start',
    status: 'same',
    difference: 'A promise of a manager whose server runs.',
    test: `${tests}/remote.test.ts > a manager of another program > turns away who does not know the key`,
  },
  {
    python: 'BaseManager(…)',
    ours: 'Manager.start, Manager.connect',
    status: 'adapted',
    difference: 'Static methods, so that there is no manager that was not started.',
    test: `${tests}/remote.test.ts > a manager of another program > is reached over %s with its key, and shares what is put into it`,
  },
  {
    python: 'BaseManager(address=)',
    ours: 'ManagerOptions.address',
    status: 'same',
    difference: 'In the forms that a Listener takes.',
    test: `${tests}/remote.test.ts > a manager of another program > is reached over %s with its key, and shares what is put into it`,
  },
  {
    python: 'BaseManager(authkey=)',
    ours: 'ManagerOptions.authkey, Manager.authkey',
    status: 'same',
    difference: 'A random one unless given; the children of the program need not know it.',
    test: `${tests}/remote.test.ts > a manager of another program > turns away who does not know the key`,
  },
  {
    python: 'BaseManager(serializer=)',
    ours: '',
    status: 'none',
    difference: 'There is one format, which is data and makes no code run.',
  },
  {
    python: 'BaseManager(ctx=)',
    ours: '',
    status: 'none',
    difference: 'The server is always a process of its own.',
  },
  {
    python: 'BaseManager(shutdown_timeout=)',
    ours: 'ManagerOptions.shutdownTimeout',
    status: 'same',
    difference: 'In milliseconds.',
    test: `${tests}/life.test.ts > the life of a manager > a server that is stuck is ended all the same`,
  },
  {
    python: 'BaseManager.start()',
    ours: 'Manager.start, ManagerOptions.initializer, ManagerOptions.initializerArgs',
    status: 'adapted',
    difference: 'Static; what the initializer throws rejects it.',
    test: `${tests}/life.test.ts > the life of a manager > the initializer runs in the server, and what it throws comes back`,
  },
  {
    python: 'BaseManager.connect()',
    ours: 'Manager.connect',
    status: 'adapted',
    difference: 'Static, with the address first.',
    test: `${tests}/remote.test.ts > a manager of another program > is reached over %s with its key, and shares what is put into it`,
  },
  {
    python: 'BaseManager.get_server() / Server.serve_forever()',
    ours: '',
    status: 'none',
    difference: 'The server is always a process of its own, which start() makes.',
  },
  {
    python: 'BaseManager.shutdown()',
    ours: 'Manager.shutdown, ManagerGoneError',
    status: 'better',
    difference: 'Later calls reject with an error that says so, where Python has whatever the socket throws.',
    test: `${tests}/life.test.ts > the life of a manager > shutdown ends the server, calls that wait, and can be called again`,
  },
  {
    python: 'BaseManager.join()',
    ours: 'Manager.shutdown',
    status: 'adapted',
    difference: 'Resolves when the server has ended.',
    test: `${tests}/life.test.ts > the life of a manager > shutdown ends the server, calls that wait, and can be called again`,
  },
  {
    python: 'BaseManager.address / with manager',
    ours: 'Manager.address, Manager[Symbol.asyncDispose]',
    status: 'same',
    difference: '`await using` shuts it down.',
    test: `${tests}/remote.test.ts > a manager of another program > is reached over %s with its key, and shares what is put into it`,
  },
  {
    python: 'BaseManager.register()',
    ours: 'Manager.register, Manager.create',
    status: 'adapted',
    difference: 'Returns what create() takes, with types, as there are no methods to add to a class.',
    test: `${tests}/remote.test.ts > registered types > show their exposed methods only, and their errors keep class and fields`,
  },
  {
    python: 'register(callable=)',
    ours: 'Manager.register',
    status: 'adapted',
    difference: 'Any function, which travels to the server.',
    test: `${tests}/remote.test.ts > registered types > show their exposed methods only, and their errors keep class and fields`,
  },
  {
    python: 'register(proxytype=)',
    ours: '',
    status: 'none',
    difference: 'Proxies are made from the names of the exposed methods; there are no classes of proxies to write.',
  },
  {
    python: 'register(exposed=)',
    ours: 'RegisterOptions.exposed',
    status: 'same',
    difference: 'Other methods are refused with a StateError.',
    test: `${tests}/remote.test.ts > registered types > show their exposed methods only, and their errors keep class and fields`,
  },
  {
    python: 'register(method_to_typeid=)',
    ours: 'RegisterOptions.returns',
    status: 'same',
    difference: '',
    test: `${tests}/remote.test.ts > registered types > keep in the server what they say stays there`,
  },
  {
    python: 'register(create_method=)',
    ours: '',
    status: 'none',
    difference: 'No method is made: create() takes the type, and one without a factory comes from methods of others.',
  },
  {
    python: 'SyncManager',
    ours: 'Manager',
    status: 'same',
    difference: 'One class with all factories.',
    test: `${tests}/data.test.ts > a namespace, a value and an array hold what they are given`,
  },
  {
    python: 'SyncManager.Lock / RLock / Semaphore / BoundedSemaphore / Condition / Event / Barrier',
    ours: 'Manager.lock, Manager.rlock, Manager.semaphore, Manager.boundedSemaphore, Manager.condition, Manager.event, Manager.barrier',
    status: 'better',
    difference: 'What a client held is free again when it dies, and the next is told.',
    test: `${tests}/meeting.test.ts > a lock > of a client that was killed is released, and the next is told`,
  },
  {
    python: 'SyncManager.Queue / JoinableQueue',
    ours: 'Manager.queue, Manager.joinableQueue',
    status: 'same',
    difference: 'With tryPut() and tryGet() in place of the forms that throw.',
    test: `${tests}/queue.test.ts > a queue > that is joinable knows when all is done`,
  },
]

export const managers: Group = { number: 10, name: 'Managers and proxies', rows: [...managerRows, ...proxyRows] }

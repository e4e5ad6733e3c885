import { proxyRows } from './proxies.ts'
import type { Group, Row } from './row.ts'

const own = 'packages/core/test/parity/manager-parity.test.ts'
const proxies = 'packages/core/test/parity/proxy-parity.test.ts'

const managerRows: readonly Row[] = [
  {
    python: 'Manager()',
    ours: 'Manager.start',
    status: 'same',
    difference: 'A promise of a manager whose server runs.',
    test: `${own} > start gives a manager whose server runs, with an address and a key of its own`,
  },
  {
    python: 'BaseManager(…)',
    ours: 'Manager.start, Manager.connect',
    status: 'adapted',
    difference: 'Static methods, so that there is no manager that was not started.',
    test: `${own} > another program connects by address and key, and shares what is there`,
  },
  {
    python: 'BaseManager(address=)',
    ours: 'ManagerOptions.address',
    status: 'same',
    difference: 'In the forms that a Listener takes.',
    test: `${own} > another program connects by address and key, and shares what is there`,
  },
  {
    python: 'BaseManager(authkey=)',
    ours: 'ManagerOptions.authkey, Manager.authkey',
    status: 'same',
    difference: 'A random one unless given; the children of the program need not know it.',
    test: `${own} > start gives a manager whose server runs, with an address and a key of its own`,
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
    test: `${own} > shutdown ends the server, once, and every later call says so`,
  },
  {
    python: 'BaseManager.start()',
    ours: 'Manager.start, ManagerOptions.initializer, ManagerOptions.initializerArgs',
    status: 'adapted',
    difference: 'Static; what the initializer throws rejects it.',
    test: `${own} > the initializer runs in the server, and what it throws rejects start`,
  },
  {
    python: 'BaseManager.connect()',
    ours: 'Manager.connect',
    status: 'adapted',
    difference: 'Static, with the address first.',
    test: `${own} > another program connects by address and key, and shares what is there`,
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
    test: `${own} > shutdown ends the server, once, and every later call says so`,
  },
  {
    python: 'BaseManager.join()',
    ours: 'Manager.shutdown',
    status: 'adapted',
    difference: 'Resolves when the server has ended.',
    test: `${own} > shutdown ends the server, once, and every later call says so`,
  },
  {
    python: 'BaseManager.address / with manager',
    ours: 'Manager.address, Manager[Symbol.asyncDispose]',
    status: 'same',
    difference: '`await using` shuts it down.',
    test: `${own} > another program connects by address and key, and shares what is there`,
  },
  {
    python: 'BaseManager.register()',
    ours: 'Manager.register, Manager.create',
    status: 'adapted',
    difference: 'Returns what create() takes, with types, as there are no methods to add to a class.',
    test: `${own} > a registered type exposes the methods that it is told to, and keeps results that it is told to`,
  },
  {
    python: 'register(callable=)',
    ours: 'Manager.register',
    status: 'adapted',
    difference: 'Any function, which travels to the server.',
    test: `${own} > a registered type exposes the methods that it is told to, and keeps results that it is told to`,
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
    test: `${own} > a registered type exposes the methods that it is told to, and keeps results that it is told to`,
  },
  {
    python: 'register(method_to_typeid=)',
    ours: 'RegisterOptions.returns',
    status: 'same',
    difference: '',
    test: `${own} > a registered type exposes the methods that it is told to, and keeps results that it is told to`,
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
    test: `${proxies} > lists, dicts and sets of the server have the methods of theirs`,
  },
  {
    python: 'SyncManager.Lock / RLock / Semaphore / BoundedSemaphore / Condition / Event / Barrier',
    ours: 'Manager.lock, Manager.rlock, Manager.semaphore, Manager.boundedSemaphore, Manager.condition, Manager.event, Manager.barrier',
    status: 'better',
    difference: 'What a client held is free again when it dies, and the next is told.',
    test: `${proxies} > what a client held is free again when it was killed`,
  },
  {
    python: 'SyncManager.Queue / JoinableQueue',
    ours: 'Manager.queue, Manager.joinableQueue',
    status: 'same',
    difference: 'With tryPut() and tryGet() in place of the forms that throw.',
    test: `${proxies} > queues of the server know limits, unfinished items and shutdown`,
  },
]

export const managers: Group = { number: 10, name: 'Managers and proxies', rows: [...managerRows, ...proxyRows] }

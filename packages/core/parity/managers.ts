import { proxyRows } from './proxies.ts'
import type { Group, Row } from './row.ts'

const managerRows: readonly Row[] = [
  {
    python: 'Manager()',
    ours: 'Manager.start',
    status: 'not yet',
    difference: 'A promise of a manager whose server runs.',
  },
  {
    python: 'BaseManager(…)',
    ours: 'Manager',
    status: 'not yet',
    difference: 'One class: start() makes a server, connect() goes to one.',
  },
  { python: 'BaseManager(address=)', ours: 'Manager.start', status: 'not yet', difference: 'As for a Listener.' },
  {
    python: 'BaseManager(authkey=)',
    ours: 'Manager.start',
    status: 'not yet',
    difference: 'A fresh secret unless given.',
  },
  {
    python: 'BaseManager(serializer=)',
    ours: '',
    status: 'none',
    difference: 'There is one format, which is data and makes no code run.',
  },
  {
    python: 'BaseManager(ctx=)',
    ours: 'Manager.start',
    status: 'not yet',
    difference: 'The server is a process of its own.',
  },
  {
    python: 'BaseManager(shutdown_timeout=)',
    ours: 'Manager.shutdown',
    status: 'not yet',
    difference: 'The end is waited for, then forced.',
  },
  {
    python: 'BaseManager.start()',
    ours: 'Manager.start',
    status: 'not yet',
    difference: 'Static: a manager is always started.',
  },
  {
    python: 'BaseManager.connect()',
    ours: 'Manager.connect',
    status: 'not yet',
    difference: 'Static, with the address first.',
  },
  {
    python: 'BaseManager.get_server() / Server.serve_forever()',
    ours: 'Manager.start',
    status: 'not yet',
    difference: 'The server runs in a process of its own.',
  },
  {
    python: 'BaseManager.shutdown()',
    ours: 'Manager.shutdown',
    status: 'not yet',
    difference: 'A promise of its end.',
  },
  { python: 'BaseManager.join()', ours: 'Manager.join', status: 'not yet', difference: 'Takes { timeout, signal }.' },
  {
    python: 'BaseManager.address / with manager',
    ours: 'Manager.address, Manager[Symbol.asyncDispose]',
    status: 'not yet',
    difference: '`await using` shuts it down.',
  },
  {
    python: 'BaseManager.register()',
    ours: 'Manager.register',
    status: 'not yet',
    difference: 'The factory is a function that the server can load.',
  },
  { python: 'register(callable=)', ours: 'Manager.register', status: 'not yet', difference: 'The factory.' },
  {
    python: 'register(proxytype=)',
    ours: 'Manager.register',
    status: 'not yet',
    difference: 'Proxies are made from the names of the methods; there are no classes to give.',
  },
  {
    python: 'register(exposed=)',
    ours: 'Manager.register',
    status: 'not yet',
    difference: 'Other methods cannot be called.',
  },
  {
    python: 'register(method_to_typeid=)',
    ours: 'Manager.register',
    status: 'not yet',
    difference: '`returns` names the methods whose result stays on the server.',
  },
  {
    python: 'register(create_method=)',
    ours: '',
    status: 'none',
    difference: 'A type without a factory on the manager is simply not registered there.',
  },
  { python: 'SyncManager', ours: 'Manager', status: 'not yet', difference: 'One class with all factories.' },
  {
    python: 'SyncManager.Lock / RLock / Semaphore / BoundedSemaphore / Condition / Event / Barrier',
    ours: 'Manager.lock, Manager.rlock, Manager.semaphore, Manager.boundedSemaphore, Manager.condition, Manager.event, Manager.barrier',
    status: 'not yet',
    difference: 'What a client held is released when it dies.',
  },
  {
    python: 'SyncManager.Queue / JoinableQueue',
    ours: 'Manager.queue, Manager.joinableQueue',
    status: 'not yet',
    difference: 'With the methods of our queues.',
  },
]

export const managers: Group = { number: 10, name: 'Managers and proxies', rows: [...managerRows, ...proxyRows] }

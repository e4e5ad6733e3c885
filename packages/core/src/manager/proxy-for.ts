import { registerHandleKind } from '../wire/handle.ts'
import { type BaseProxy, PROXY_KIND, type ProxyTarget } from './base-proxy.ts'
import { ClientLink } from './client-link.ts'
import type { ServerAddress } from './link.ts'
import { linkTo } from './links.ts'
import { ArrayProxy } from './proxies/array-proxy.ts'
import { BarrierProxy } from './proxies/barrier-proxy.ts'
import { DictProxy } from './proxies/dict-proxy.ts'
import { EventProxy } from './proxies/event-proxy.ts'
import { IteratorProxy } from './proxies/iterator-proxy.ts'
import { ListProxy } from './proxies/list-proxy.ts'
import { ConditionProxy, LockProxy } from './proxies/lock-proxy.ts'
import { NamespaceProxy } from './proxies/namespace-proxy.ts'
import { PoolProxy } from './proxies/pool-proxy.ts'
import { JoinableQueueProxy, QueueProxy } from './proxies/queue-proxy.ts'
import { RemoteProxy } from './proxies/remote-proxy.ts'
import { SemaphoreProxy } from './proxies/semaphore-proxy.ts'
import { SetProxy } from './proxies/set-proxy.ts'
import { StreamProxy } from './proxies/stream-proxy.ts'
import { ValueProxy } from './proxies/value-proxy.ts'

const PROXIES: ReadonlyMap<string, new (target: ProxyTarget) => BaseProxy> = new Map<
  string,
  new (target: ProxyTarget) => BaseProxy
>([
  ['dict', DictProxy],
  ['list', ListProxy],
  ['set', SetProxy],
  ['namespace', NamespaceProxy],
  ['value', ValueProxy],
  ['array', ArrayProxy],
  ['iterator', IteratorProxy],
  ['queue', QueueProxy],
  ['joinableQueue', JoinableQueueProxy],
  ['lock', LockProxy],
  ['rlock', LockProxy],
  ['semaphore', SemaphoreProxy],
  ['boundedSemaphore', SemaphoreProxy],
  ['condition', ConditionProxy],
  ['event', EventProxy],
  ['barrier', BarrierProxy],
  ['pool', PoolProxy],
  ['stream', StreamProxy],
])

/** Makes the proxy of a thing. */
export function proxyFor(target: ProxyTarget): BaseProxy {
  const ProxyClass = PROXIES.get(target.type) ?? RemoteProxy
  return new ProxyClass(target)
}

registerHandleKind(PROXY_KIND, (data) => {
  if (!isProxyData(data)) throw new TypeError('A handle of a manager came that none has sent')
  const { address, object, type, exposed, lease } = data
  const link = linkTo(address.manager) ?? new ClientLink(address)
  link.claim(object, lease)
  return proxyFor({ link, object, type, exposed, held: link.hold(object) })
})

interface ProxyData {
  address: ServerAddress
  object: number
  type: string
  exposed: string[]
  lease: string
}

function isProxyData(data: unknown): data is ProxyData {
  if (typeof data !== 'object' || data === null) return false
  if (!('address' in data && 'object' in data && 'type' in data && 'exposed' in data && 'lease' in data)) return false
  const isList = Array.isArray(data.exposed) && data.exposed.every((name) => typeof name === 'string')
  const isNamed = typeof data.type === 'string' && typeof data.lease === 'string' && typeof data.object === 'number'
  return isList && isNamed && isAddress(data.address)
}

function isAddress(address: unknown): address is ServerAddress {
  if (typeof address !== 'object' || address === null) return false
  return 'manager' in address && typeof address.manager === 'string' && 'endpoint' in address
}

import { isIP } from 'node:net'
import { inspect } from 'node:util'
import { checkInteger, checkKeys, checkString } from '../check-option.ts'
import { OptionTypeError } from '../errors.ts'

/** A place on the network. */
export interface TcpAddress {
  /** @defaultValue `127.0.0.1` */
  host?: string
  port: number
}

/**
 * Where to listen or whom to reach: the path of a unix socket, `host:port`, a port of this machine, or host and port
 * as an object. A name that starts with a NUL character is an abstract one, which only Linux has.
 */
export type Address = string | number | TcpAddress

/** An address in one form. */
export type Endpoint = { type: 'unix'; path: string } | { type: 'tcp'; host: string; port: number }

const LOOPBACK = '127.0.0.1'
const MAX_PORT = 65_535

/** Returns an address in one form; a host is this machine unless one is named. */
export function endpointOf(address: unknown): Endpoint {
  if (typeof address === 'number') return tcp(LOOPBACK, address)
  if (typeof address === 'string') return endpointNamed(address)
  if (typeof address !== 'object' || address === null)
    throw new OptionTypeError(`address must be a path, host:port, a port or { host, port }, got ${inspect(address)}`)
  checkKeys('address', address, ['host', 'port'])
  const host = 'host' in address && address.host !== undefined ? checkString('address.host', address.host) : LOOPBACK
  return tcp(host, 'port' in address ? address.port : undefined)
}

function endpointNamed(text: string): Endpoint {
  if (text === '') throw new OptionTypeError('address must not be empty; leave it out to listen at a fresh one')
  const [, bracketed, plain, port] = /^(?:(?:\[([^\]]+)\]|([\w.-]*)):)?(\d+)$/.exec(text) ?? []
  if (port === undefined || text.includes('/')) return { type: 'unix', path: text }
  const host = bracketed ?? plain
  return tcp(host === undefined || host === '' ? LOOPBACK : host, Number(port))
}

function tcp(host: string, port: unknown): Endpoint {
  return { type: 'tcp', host, port: checkInteger('address.port', port, { min: 0, max: MAX_PORT }) }
}

/** Returns an address for people. */
export function textOf(endpoint: Endpoint): string {
  if (endpoint.type === 'unix') return endpoint.path.replace('\0', '@')
  return isIP(endpoint.host) === 6 ? `[${endpoint.host}]:${endpoint.port}` : `${endpoint.host}:${endpoint.port}`
}

/** Tells whether an IP address is one of this machine's own loop. */
export function isLoopback(ip: string | undefined): boolean {
  return ip !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(ip)
}

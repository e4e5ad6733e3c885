import { describeArgument } from '../callable/describe-argument.ts'
import { describeCallable } from '../callable/describe.ts'
import { forRecipient } from '../callable/for-recipient.ts'
import type { Reach } from '../channel/transport.ts'
import { handleRefusal } from '../channel/value-message.ts'
import type { EncodeOptions } from '../wire/encode-options.ts'
import type { HandleRecord } from '../wire/handle.ts'
import { BaseProxy, PROXY_KIND } from './base-proxy.ts'

/** A line between the server of a manager and a client. */
export interface ManagerLine {
  manager: string
  reach: Reach
  /** Whether the client belongs to the program that started the server. */
  isOwner: boolean
}

/** Returns how values travel on a line; functions only where they are asked for. */
export function valueOptions({ manager, reach, isOwner }: ManagerLine, hasFunctions: boolean): EncodeOptions {
  const refusal = handleRefusal(reach)
  // Keys of other managers are told to nobody else.
  const handles = { sharesMemory: false, manager, isReadable: !reach.isPrivate || !isOwner }
  const describeFunction = isOwner ? (fn: Function) => forRecipient(describeCallable(fn), handles) : describeArgument
  return {
    ...handles,
    refuseHandle: (handle) => (handle instanceof BaseProxy && handle.manager === manager ? undefined : refusal),
    ...(hasFunctions ? { describeFunction } : {}),
  }
}

/** Tells why handles may not come on a line; its own things may on every line. */
export function refusalOfHandles(
  handles: readonly HandleRecord[],
  { manager, reach }: ManagerLine,
): string | undefined {
  const isOwn = handles.every(({ kind, data }) => kind === PROXY_KIND && managerOf(data) === manager)
  return isOwn ? undefined : handleRefusal(reach)
}

function managerOf(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('address' in data)) return undefined
  const { address } = data
  return typeof address === 'object' && address !== null && 'manager' in address ? address.manager : undefined
}

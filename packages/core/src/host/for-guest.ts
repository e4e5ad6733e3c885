import { forRecipient } from '../callable/for-recipient.ts'
import type { Call, ToGuest } from '../protocol.ts'

/** Returns a message as it goes to one worker: what its functions capture gets handles for that worker. */
export function forGuest(message: ToGuest, sharesMemory: boolean): ToGuest {
  const options = { sharesMemory }
  switch (message.type) {
    case 'function':
      return { ...message, callable: forRecipient(message.callable, options) }
    case 'start':
      return { ...message, initializer: callFor(message.initializer, sharesMemory) }
    case 'invoke':
      return { ...message, call: { ...message.call, callable: forRecipient(message.call.callable, options) } }
    case 'call':
      return { ...message, call: { ...message.call, ...partsFor(message.call, sharesMemory) } }
    case 'classes':
    case 'value':
    case 'wake':
    case 'task':
    case 'abort':
    case 'stop':
      return message
  }
}

type Parts = Pick<(ToGuest & { type: 'call' })['call'], 'target' | 'subclass'>

function partsFor({ target, subclass }: Parts, sharesMemory: boolean): Parts {
  return {
    target: callFor(target, sharesMemory),
    subclass:
      subclass === undefined ? undefined : { ...subclass, callable: forRecipient(subclass.callable, { sharesMemory }) },
  }
}

function callFor(call: Call | undefined, sharesMemory: boolean): Call | undefined {
  return call === undefined ? undefined : { ...call, callable: forRecipient(call.callable, { sharesMemory }) }
}

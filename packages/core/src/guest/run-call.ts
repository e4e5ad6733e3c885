import { inspect } from 'node:util'
import { loadCallable } from '../callable/load.ts'
import type { ProcessCall } from '../protocol.ts'
import { decodeInput } from './decode-input.ts'
import type { GuestPort } from './guest-port.ts'
import { setIdentity } from './identity.ts'
import { loadingModules } from './loading.ts'

/** Key of the static method with which a class rebuilds an instance from its fields, without its constructor. */
export const REVIVE: unique symbol = Symbol.for('mp.revive')

/** A class of processes, as the worker sees it. */
interface RevivableClass {
  [REVIVE](name: string, fields: object): { run(): unknown }
}

/** Does the one thing a `Process` or `Thread` was started for, and then lets the worker end by itself. */
export async function runCall(call: ProcessCall, port: GuestPort): Promise<void> {
  setIdentity({ name: call.name, isDaemon: call.isDaemon, isPoolWorker: false })
  try {
    if (call.subclass !== undefined) await runSubclass(call.name, call.subclass)
    else if (call.target !== undefined) await runTarget(call.target)
    port.release()
  } catch (error) {
    process.stderr.write(`${port.sharesMemory ? 'Thread' : 'Process'} ${call.name}:\n${inspect(error)}\n`, () =>
      process.exit(1),
    )
  }
}

async function runTarget({ callable, args }: NonNullable<ProcessCall['target']>): Promise<void> {
  const fn = await loadingModules(() => loadCallable(callable))
  const values = await decodeInput(args)
  await Reflect.apply(fn, undefined, Array.isArray(values) ? values : [])
}

async function runSubclass(name: string, { callable, fields }: NonNullable<ProcessCall['subclass']>): Promise<void> {
  const cls = await loadingModules(() => loadCallable(callable))
  const own = await decodeInput(fields)
  if (!isRevivable(cls)) throw new TypeError(`${cls.name} is no class of processes`)
  await cls[REVIVE](name, typeof own === 'object' && own !== null ? own : {}).run()
}

function isRevivable(cls: object): cls is RevivableClass {
  return REVIVE in cls
}

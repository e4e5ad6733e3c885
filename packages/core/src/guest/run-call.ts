import { inspect } from 'node:util'
import { loadCallable } from '../callable/load.ts'
import type { Call, ProcessCall } from '../protocol.ts'
import { decodeInput } from './decode-input.ts'
import type { GuestPort } from './guest-port.ts'
import { assumeIdentity } from './identity.ts'
import { loadingModules } from './loading.ts'

/** A function of the user's with its arguments. */
interface Target {
  fn: Function
  args: unknown[]
}

/** Does the one thing a `Process` or `Thread` was started for, and then lets the worker end by itself. */
export async function runCall(call: ProcessCall, port: GuestPort): Promise<void> {
  const { name, isDaemon, parentName, argv } = call
  assumeIdentity({ name, isDaemon, isPoolWorker: false, parentName, parentPid: process.ppid }, argv)
  try {
    const target = call.target === undefined ? undefined : await loadTarget(call.target)
    if (call.subclass !== undefined) await runSubclass(call, call.subclass, target)
    else if (target !== undefined) await Reflect.apply(target.fn, undefined, target.args)
    port.release()
  } catch (error) {
    const kind = port.sharesMemory ? 'Thread' : 'Process'
    process.stderr.write(`${kind} ${name}:\n${inspect(error)}\n`, () => process.exit(1))
  }
}

async function loadTarget({ callable, args }: Call): Promise<Target> {
  const fn = await loadingModules(() => loadCallable(callable))
  const values = await decodeInput(args)
  return { fn, args: Array.isArray(values) ? values : [] }
}

async function runSubclass(
  call: ProcessCall,
  { callable, fields }: Subclass,
  target: Target | undefined,
): Promise<void> {
  const cls = await loadingModules(() => loadCallable(callable))
  const own = await decodeInput(fields)
  const instance: unknown = Reflect.construct(
    baseOf(cls),
    [target?.fn, { name: call.name, daemon: call.isDaemon, args: target?.args ?? [] }],
    cls,
  )
  if (!isRunnable(instance)) throw new TypeError(`${cls.name} has no run()`)
  await Object.assign(instance, own).run()
}

/**
 * Returns the class of ours that a class ultimately extends. It is constructed in place of the subclass, whose own
 * constructor has run where the instance was made: its fields have travelled.
 */
function baseOf(cls: Function): Function {
  let base: unknown = cls
  while (typeof base === 'function' && !Object.hasOwn(base, 'isBase')) base = Object.getPrototypeOf(base)
  return typeof base === 'function' ? base : cls
}

function isRunnable(value: unknown): value is { run(): unknown } {
  return typeof value === 'object' && value !== null && 'run' in value && typeof value.run === 'function'
}

type Subclass = NonNullable<ProcessCall['subclass']>

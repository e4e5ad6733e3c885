import { Session, type Runtime } from 'node:inspector'

/** What the engine knows of a function. */
export type InspectedFunction =
  | { type: 'script'; scriptId: string; line: number; column: number; scopes: object[] }
  | { type: 'bound'; target: Function; boundThis: unknown; boundArguments: unknown[] }
  | { type: 'native' }

/** A script as the engine compiled it. */
export interface ScriptSource {
  scriptId: string
  url: string
  isModule: boolean
  /** Line and column of the text's first character, from 0. */
  startLine: number
  startColumn: number
  text: string
}

const SLOT = '__mpInspected'
const GROUP = { objectGroup: 'mp' }
const READ_SLOT = { expression: `globalThis.${SLOT}`, silent: true, ...GROUP }

let session: Session | undefined

/** Looks into a function: where its source is, and the variables of the scopes around it, innermost first. */
export function inspectFunction(fn: Function): InspectedFunction {
  return releasing(() => inspect(fn))
}

/** Reads the variables around a function anew. */
export function readScopes(fn: Function): object[] {
  return releasing(() => scopesOf(internalsOf(fn)))
}

function inspect(fn: Function): InspectedFunction {
  const internals = internalsOf(fn)
  const target = internals.get('[[TargetFunction]]')
  if (target !== undefined) return inspectBound(internals, target)
  const location: unknown = internals.get('[[FunctionLocation]]')?.value
  if (!isLocation(location)) return { type: 'native' }
  const { scriptId, lineNumber: line, columnNumber: column } = location
  return { type: 'script', scriptId, line, column, scopes: scopesOf(internals) }
}

/** Returns the source of a script. */
export function readScript(scriptId: string): ScriptSource | undefined {
  const current = openSession()
  let script: ScriptSource | undefined
  const onParsed = ({ params }: { params: ParsedScript }): void => {
    if (params.scriptId !== scriptId) return
    const { url, startLine, startColumn, isModule = false } = params
    script = { scriptId, url, isModule, startLine, startColumn, text: '' }
  }
  current.on('Debugger.scriptParsed', onParsed)
  try {
    post('Debugger.enable')
    if (script !== undefined) script.text = post('Debugger.getScriptSource', { scriptId }).scriptSource
  } finally {
    post('Debugger.disable')
    current.off('Debugger.scriptParsed', onParsed)
  }
  return script
}

interface ParsedScript {
  scriptId: string
  url: string
  startLine: number
  startColumn: number
  isModule?: boolean | undefined
}

type Internals = Map<string, Runtime.RemoteObject>

function internalsOf(fn: Function): Internals {
  const { objectId } = inSlot(fn, () => post('Runtime.evaluate', READ_SLOT).result)
  if (objectId === undefined) throw new TypeError('The inspector gave no id for a function')
  const { internalProperties = [] } = post('Runtime.getProperties', { objectId, ownProperties: true })
  const internals: Internals = new Map()
  for (const { name, value } of internalProperties) if (value !== undefined) internals.set(name, value)
  return internals
}

function inspectBound(internals: Internals, target: Runtime.RemoteObject): InspectedFunction {
  const fn = liveValue(target)
  if (typeof fn !== 'function') return { type: 'native' }
  const boundThis = liveValue(internals.get('[[BoundThis]]'))
  const list = liveValue(internals.get('[[BoundArgs]]'))
  return { type: 'bound', target: fn, boundThis, boundArguments: isArrayLike(list) ? Array.from(list) : [] }
}

function scopesOf(internals: Internals): object[] {
  const list = liveValue(internals.get('[[Scopes]]'))
  if (!isArrayLike(list)) return []
  return Array.from(list, (entry) => scopeIn(entry)).filter((scope) => scope !== globalThis)
}

/** Unwraps an entry of the list, which is a scope or a record of its description and the scope. */
function scopeIn(entry: unknown): object {
  if (typeof entry !== 'object' || entry === null) return {}
  const isWrapped = Object.hasOwn(entry, 'description') && 'object' in entry && Object.keys(entry).length === 2
  return isWrapped && typeof entry.object === 'object' && entry.object !== null ? entry.object : entry
}

/** Hands out the value that a remote object stands for. */
function liveValue(remote: Runtime.RemoteObject | undefined): unknown {
  if (remote === undefined || remote.type === 'undefined') return undefined
  const { objectId } = remote
  if (objectId === undefined) return primitiveIn(remote)
  const found: { value?: unknown } = {}
  const functionDeclaration = `function () { globalThis.${SLOT}.value = this }`
  inSlot(found, () => post('Runtime.callFunctionOn', { objectId, functionDeclaration, silent: true, ...GROUP }))
  return found.value
}

function primitiveIn(remote: Runtime.RemoteObject): unknown {
  const { unserializableValue } = remote
  if (unserializableValue === undefined) return remote.value
  return unserializableValue.endsWith('n') ? BigInt(unserializableValue.slice(0, -1)) : Number(unserializableValue)
}

/** The inspector keeps what it has handed out until it is told otherwise. */
function releasing<T>(use: () => T): T {
  try {
    return use()
  } finally {
    post('Runtime.releaseObjectGroup', GROUP)
  }
}

function inSlot<T>(value: unknown, use: () => T): T {
  Object.defineProperty(globalThis, SLOT, { value, configurable: true, enumerable: false, writable: false })
  try {
    return use()
  } finally {
    Reflect.deleteProperty(globalThis, SLOT)
  }
}

function openSession(): Session {
  if (session === undefined) {
    session = new Session()
    session.connect()
  }
  return session
}

interface Answers {
  'Debugger.enable': object
  'Debugger.disable': object
  'Debugger.getScriptSource': { scriptSource: string }
  'Runtime.evaluate': { result: Runtime.RemoteObject }
  'Runtime.getProperties': Runtime.GetPropertiesReturnType
  'Runtime.callFunctionOn': object
  'Runtime.releaseObjectGroup': object
}

/** Asks the inspector of this thread, which answers before `post` returns. */
function post<Method extends keyof Answers>(method: Method, params: object = {}): Answers[Method] {
  let answer: Answers[Method] | undefined
  let failure: Error | null = null
  openSession().post(method, params, (error: Error | null, result?: object) => {
    failure = error
    // The protocol fixes the type of the answer to each method.
    answer = result as Answers[Method] | undefined
  })
  if (answer === undefined) throw new Error(`The inspector did not answer ${method}`, { cause: failure })
  return answer
}

function isLocation(value: unknown): value is { scriptId: string; lineNumber: number; columnNumber: number } {
  return typeof value === 'object' && value !== null && 'scriptId' in value && 'lineNumber' in value
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  return typeof value === 'object' && value !== null && 'length' in value
}

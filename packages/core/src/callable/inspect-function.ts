import inspector, { type Debugger, type Profiler, type Runtime, Session } from 'node:inspector'

/** What the engine knows of a function. */
export type InspectedFunction =
  | ScriptFunction
  | { type: 'bound'; target: Function; boundThis: unknown; boundArguments: unknown[] }
  | { type: 'native' }

/** A function whose source is in a script; what costs the engine more than that is read when it is asked for. */
export interface ScriptFunction {
  readonly type: 'script'
  readonly scriptId: string
  /** Line and column of its source, from 0. */
  readonly line: number
  readonly column: number
  /** The variables around it, innermost scope first. */
  readonly scopes: object[]
  readonly isInModule: boolean
}

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

/** Carries values between this code and the inspector; a module of Node's is the same object in all realms. */
const exchange: { value?: unknown } = {}
const SLOT = Symbol.for('mp.exchange')
const FIND_EXCHANGE = {
  expression: "process.getBuiltinModule('node:inspector')[Symbol.for('mp.exchange')]",
  silent: true,
}
const GROUP = { objectGroup: 'mp' }

let session: Session | undefined
let exchangeId: string | undefined
/** How many functions are looked into at this moment, one within the other. */
let depth = 0

/** Looks into a function; what it finds can be read while `use` runs. */
export function inspectFunction<T>(fn: Function, use: (inspected: InspectedFunction) => T): T {
  return releasing(() => use(inspect(fn)))
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
  return new LocatedFunction(location, internals)
}

class LocatedFunction implements ScriptFunction {
  readonly type = 'script'
  readonly scriptId: string
  readonly line: number
  readonly column: number
  readonly #internals: Internals
  #scopes: object[] | undefined

  constructor({ scriptId, lineNumber, columnNumber }: Location, internals: Internals) {
    this.scriptId = scriptId
    this.line = lineNumber
    this.column = columnNumber
    this.#internals = internals
  }

  get scopes(): object[] {
    return (this.#scopes ??= scopesOf(this.#internals))
  }

  get isInModule(): boolean {
    return isInModule(this.#internals)
  }
}

/** A script by what the engine tells of it at little cost. */
export interface ListedScript {
  scriptId: string
  url: string
  /** Number of UTF-16 code units of the text. */
  length: number
}

/** Lists the scripts that the engine holds now. */
export function listScripts(): ListedScript[] {
  const { result } = answerOf<Profiler.GetBestEffortCoverageReturnType>((current, done) =>
    current.post('Profiler.getBestEffortCoverage', done),
  )
  return result.map(({ scriptId, url, functions: [whole] }) => {
    return { scriptId, url, length: whole?.ranges[0]?.endOffset ?? 0 }
  })
}

/**
 * Returns the source of a script.
 *
 * @remarks
 * The first call in a thread takes tens of milliseconds: the engine then hashes the text of every script it holds.
 */
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
    current.post('Debugger.enable')
    if (script !== undefined) script.text = sourceOf(scriptId)
  } finally {
    current.post('Debugger.disable')
    current.off('Debugger.scriptParsed', onParsed)
  }
  return script
}

function sourceOf(scriptId: string): string {
  const answer = answerOf<Debugger.GetScriptSourceReturnType>((current, done) =>
    current.post('Debugger.getScriptSource', { scriptId }, done),
  )
  return answer.scriptSource
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
  const { objectId } = remoteOf(fn)
  if (objectId === undefined) throw new TypeError('The inspector gave no id for a function')
  const { internalProperties = [] } = answerOf<Runtime.GetPropertiesReturnType>((current, done) =>
    current.post('Runtime.getProperties', { objectId, ownProperties: true }, done),
  )
  const internals: Internals = new Map()
  for (const { name, value } of internalProperties) if (value !== undefined) internals.set(name, value)
  return internals
}

/** Hands a value in. */
function remoteOf(value: unknown): Runtime.RemoteObject {
  exchange.value = value
  try {
    return callOn(idOfExchange(), 'function () { return this.value }')
  } finally {
    exchange.value = undefined
  }
}

function callOn(objectId: string, functionDeclaration: string, ...objectIds: string[]): Runtime.RemoteObject {
  const call = { objectId, functionDeclaration, arguments: objectIds.map((id) => ({ objectId: id })), silent: true }
  const { result } = answerOf<Runtime.CallFunctionOnReturnType>((current, done) =>
    current.post('Runtime.callFunctionOn', { ...call, ...GROUP }, done),
  )
  return result
}

function idOfExchange(): string {
  if (exchangeId !== undefined) return exchangeId
  Object.defineProperty(inspector, SLOT, { value: exchange, configurable: true })
  const { result } = answerOf<Runtime.EvaluateReturnType>((current, done) =>
    current.post('Runtime.evaluate', FIND_EXCHANGE, done),
  )
  Reflect.deleteProperty(inspector, SLOT)
  if (result.objectId === undefined) throw new TypeError('The inspector did not find what it was given')
  exchangeId = result.objectId
  return exchangeId
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

function isInModule(internals: Internals): boolean {
  const objectId = internals.get('[[Scopes]]')?.objectId
  if (objectId === undefined) return false
  const { result } = answerOf<Runtime.GetPropertiesReturnType>((current, done) =>
    current.post('Runtime.getProperties', { objectId, ownProperties: true }, done),
  )
  return result.some(({ value }) => value?.description === 'Module')
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
  callOn(objectId, 'function (exchange) { exchange.value = this }', idOfExchange())
  const { value } = exchange
  exchange.value = undefined
  return value
}

function primitiveIn(remote: Runtime.RemoteObject): unknown {
  const { unserializableValue } = remote
  if (unserializableValue === undefined) return remote.value
  return unserializableValue.endsWith('n') ? BigInt(unserializableValue.slice(0, -1)) : Number(unserializableValue)
}

/** The inspector keeps what it has handed out until it is told otherwise. */
function releasing<T>(use: () => T): T {
  depth++
  try {
    return use()
  } finally {
    depth--
    if (depth === 0) session?.post('Runtime.releaseObjectGroup', GROUP)
  }
}

function openSession(): Session {
  if (session === undefined) {
    session = new Session()
    session.connect()
  }
  return session
}

/** Asks the inspector of this thread, which answers before `post` returns. */
function answerOf<Answer>(
  ask: (session: Session, done: (error: Error | null, answer: Answer) => void) => void,
): Answer {
  const outcome: { answer?: Answer; error?: Error | null } = {}
  ask(openSession(), (error, answer) => {
    outcome.error = error
    outcome.answer = answer
  })
  if (outcome.answer !== undefined) return outcome.answer
  throw new Error('The inspector did not answer', { cause: outcome.error })
}

interface Location {
  scriptId: string
  lineNumber: number
  columnNumber: number
}

function isLocation(value: unknown): value is Location {
  return typeof value === 'object' && value !== null && 'scriptId' in value && 'lineNumber' in value
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  return typeof value === 'object' && value !== null && 'length' in value
}

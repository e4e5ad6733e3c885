import { createHash } from 'node:crypto'
import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, realpathSync, writeSync } from 'node:fs'
import { TargetError } from '../function/target-error.ts'
import { JournalLock } from './journal-lock.ts'

/** What a journal is of; another function or other arguments would give other results. */
export interface JournalHead {
  function: string
  args: readonly unknown[]
}

/** First line of a journal. */
interface Head extends JournalHead {
  schemaVersion: 1
  journal: 'mp run'
}

/**
 * Results that are finished, in a file that a later run goes on with: a line each, added as soon as it is there.
 *
 * @remarks
 * An input is known by its content and how often that came before, so lines may be added or moved. A last line that was
 * cut short, as by a kill or a full disk, is taken off. One run at a time has it.
 */
export class Journal implements Disposable {
  readonly #lock: JournalLock
  readonly #file: number
  readonly #done = new Map<string, string>()
  readonly #seen = new Map<string, number>()

  /**
   * Opens a journal, or begins one.
   *
   * @throws TargetError when the file is no journal, or that of another function.
   * @throws {@link JournalBusyError} when another run that goes on writes it.
   */
  constructor(path: string, head: JournalHead) {
    this.#lock = new JournalLock(existsSync(path) ? realpathSync(path) : path)
    try {
      this.#file = this.#open(path, head)
    } catch (error) {
      this.#lock[Symbol.dispose]()
      throw error
    }
  }

  /** Reads what there is, and returns the file to add to. */
  #open(path: string, head: JournalHead): number {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    if (text !== '' && whole === '') throw new TargetError(`${path} is no journal of mp run; name another file`)
    const [first, ...lines] = whole.split('\n')
    if (whole !== '') checkHead(path, first ?? '', head)
    for (const line of lines) this.#take(line)
    const file = openSync(path, 'a')
    ftruncateSync(file, Buffer.byteLength(whole))
    const begun: Head = { schemaVersion: 1, journal: 'mp run', ...head }
    if (whole === '') writeSync(file, `${JSON.stringify(begun)}\n`)
    return file
  }

  /** How many results there are. */
  get size(): number {
    return this.#done.size
  }

  /** Names an input; each time that the same comes again, by another name. */
  keyOf(input: unknown): string {
    const hash = createHash('sha256')
      .update(JSON.stringify(input) ?? '')
      .digest('base64url')
      .slice(0, 22)
    const count = this.#seen.get(hash) ?? 0
    this.#seen.set(hash, count + 1)
    return `${hash}:${count}`
  }

  /** Returns the result of an input as JSON; undefined if it is not finished. */
  resultOf(key: string): string | undefined {
    return this.#done.get(key)
  }

  /** Adds a result. */
  add(key: string, json: string): void {
    writeSync(this.#file, `{"key":"${key}","value":${json}}\n`)
  }

  [Symbol.dispose](): void {
    closeSync(this.#file)
    this.#lock[Symbol.dispose]()
  }

  #take(line: string): void {
    const [, key, json] = /^\{"key":"([\w-]+:\d+)","value":(.*)\}$/s.exec(line) ?? []
    if (key !== undefined && json !== undefined && isJson(json)) this.#done.set(key, json)
  }
}

function checkHead(path: string, line: string, head: JournalHead): void {
  const found: unknown = isJson(line) ? JSON.parse(line) : undefined
  if (typeof found !== 'object' || found === null || !('journal' in found) || !('function' in found))
    throw new TargetError(`${path} is no journal of mp run; name another file`)
  const args = 'args' in found ? found.args : []
  if (found.function !== head.function || JSON.stringify(args) !== JSON.stringify(head.args))
    throw new TargetError(
      `${path} is the journal of ${describe(found.function, args)}; name another file, or remove it`,
    )
}

function describe(name: unknown, args: unknown): string {
  return `${String(name)} with the arguments ${JSON.stringify(args)}`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

import { type Attachment, attach } from '@mp/core/monitor'
import type { ControlAction } from '../model/top/top-state.ts'
import { RecordingFile } from './recording-file.ts'
import type { TopStore } from './top-store.ts'
import type { Watcher } from './watcher.ts'

/** Which program: its process, and the thread in it that has pools of its own. */
export interface ProgramAddress {
  pid: number
  threadId: number
}

/** A program that is watched while it runs. */
export class LiveProgram implements Watcher, Disposable {
  readonly replay = undefined
  readonly #store: TopStore
  readonly #attachment: Attachment
  readonly #address: ProgramAddress
  readonly #output: NodeJS.WriteStream
  #recording: RecordingFile | undefined
  #recorded: readonly unknown[] = []
  readonly #forget: () => void

  private constructor(
    attachment: Attachment,
    options: { store: TopStore; address: ProgramAddress; output: NodeJS.WriteStream },
  ) {
    this.#attachment = attachment
    this.#store = options.store
    this.#address = options.address
    this.#output = options.output
    this.#forget = this.#store.subscribe(() => this.#recordForeign())
  }

  /** Attaches to a program; rejects as `attach` does. */
  static async open(
    address: ProgramAddress,
    options: { store: TopStore; output: NodeJS.WriteStream; signal?: AbortSignal },
  ): Promise<LiveProgram> {
    const { threadId } = address
    const signal = options.signal === undefined ? {} : { signal: options.signal }
    const attachment = await attach(address.pid, { threadId, ...signal })
    return new LiveProgram(attachment, { ...options, address })
  }

  /** Takes in its events until it ends or is let go of. */
  async follow(): Promise<void> {
    for await (const event of this.#attachment) this.#store.take(event)
    const hasEnded = this.#store.state.program.end !== undefined
    this.#store.setSource({ type: hasEnded ? 'ended' : 'lost' })
  }

  /** Begins to record into a file; rejects when the program is gone or the file cannot be written. */
  async record(path: string): Promise<void> {
    this.#recording = await RecordingFile.open(path, this.#address)
    this.#store.setSource({ recording: path })
  }

  /** Resolves once all that was recorded is in the file. */
  async endRecording(): Promise<void> {
    const recording = this.#recording
    this.#recording = undefined
    this.#store.setSource({ recording: undefined })
    await recording?.end()
  }

  readonly control = async (action: ControlAction): Promise<void> => {
    const result = await this.#attachment.control(action)
    if (result.outcome === 'refused') throw new Error(result.message)
  }

  readonly toggleRecording = (): void => {
    void this.#toggle()
  }

  readonly write = (sequence: string): void => {
    this.#output.write(sequence)
  };

  /** Lets go of the program, which goes on. */
  [Symbol.dispose](): void {
    this.#forget()
    this.#attachment.close()
  }

  /** Which other programs use the cores is seen by the watcher, not told by the program. */
  #recordForeign(): void {
    const { foreign, now } = this.#store.state.program
    if (foreign === this.#recorded) return
    this.#recorded = foreign
    this.#recording?.add({ type: 'foreign-sample', at: now, processes: [...foreign] })
  }

  async #toggle(): Promise<void> {
    const { recording } = this.#store.state.source
    try {
      if (recording === undefined) {
        const path = `mp-${this.#address.pid}-${stamp(new Date())}.ndjson`
        await this.record(path)
        this.#store.hint(`recording into ${path}; r stops, mp replay and mp report read it`)
      } else {
        await this.endRecording()
        this.#store.hint(`recorded ${recording}`)
      }
    } catch (error) {
      this.#store.hint(`not recorded: ${error instanceof Error ? error.message : String(error)}`)
    }
    this.#store.publish()
  }
}

/** Words a time for the name of a file, such as `20261128-143005`. */
function stamp(date: Date): string {
  return date
    .toISOString()
    .replaceAll(/[-:]|\..*/g, '')
    .replace('T', '-')
}

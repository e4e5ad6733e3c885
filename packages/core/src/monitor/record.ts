import { closeSync, openSync, writeSync } from 'node:fs'
import { checkString } from '../check-option.ts'
import { RecordingError } from '../errors.ts'
import type { EventBatch, EventSink } from './event-batch.ts'
import { hub } from './hub.ts'
import { endWithExit } from './end-with-exit.ts'

/** What is being recorded; ends with the program, or when it is disposed of. */
export interface Recording extends Disposable {
  readonly path: string
}

/**
 * Records in a file what all pools of this program do, as NDJSON.
 *
 * @remarks
 * Events are written ten times a second, so that a program that is killed loses a tenth of a second. A file that is
 * there is overwritten; only this user may read it. When the disk is full the recording ends with a warning, and the
 * program goes on. `MP_RECORD=run.ndjson` in the environment does the same from the first pool on; a worker or another
 * program started below that has pools of its own then writes a file of its own, such as `run.4711.ndjson`.
 * @param path - The file; its directory has to be there.
 * @throws {@link RecordingError} when it cannot be written.
 * @see {@link readEvents} to read it.
 * @example
 * ```ts @import.meta.vitest
 * import { createReadStream, mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { Pool } from '@mp/core'
 * import { readEvents, record } from '@mp/core/monitor'
 * const path = `${mkdtempSync(`${tmpdir()}/mp-`)}/run.ndjson`
 * const recording = record(path)
 * const pool = new Pool(1)
 * await pool.map((n: number) => n * n, [1, 2, 3])
 * pool.close()
 * await pool.join()
 * recording[Symbol.dispose]()
 * const types = new Set<string>()
 * for await (const { type } of readEvents(createReadStream(path))) types.add(type)
 * expect([...types].slice(0, 3)).toEqual(['header', 'snapshot', 'pool-open'])
 * ```
 */
export function record(path: string): Recording {
  const sink = new Recorder(checkString('path', path))
  const forget = endWithExit()
  hub().addSink(sink)
  const stop = (): void => {
    hub().flush()
    hub().removeSink(sink)
    sink.end()
    forget()
  }
  return { path, [Symbol.dispose]: stop }
}

/** Writes events into a file, whole batches at a time. */
class Recorder implements EventSink {
  readonly #path: string
  #fd: number | undefined

  constructor(path: string) {
    this.#path = path
    try {
      this.#fd = openSync(path, 'w', 0o600)
    } catch (cause) {
      throw new RecordingError(path, { cause })
    }
  }

  /** Written at once: at any moment a file holds all but the last tenth of a second, whatever happens to the program. */
  take({ text }: EventBatch): void {
    if (this.#fd === undefined) return
    const bytes = Buffer.from(text)
    try {
      for (let from = 0; from < bytes.length;) from += writeSync(this.#fd, bytes, from)
    } catch (cause) {
      this.end()
      process.emitWarning(new RecordingError(this.#path, { cause }))
    }
  }

  end(): void {
    if (this.#fd === undefined) return
    closeSync(this.#fd)
    this.#fd = undefined
  }
}

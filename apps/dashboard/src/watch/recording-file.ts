import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { type Attachment, attach, encodeEvent, type MonitorEvent } from '@mp/core/monitor'
import type { ProgramAddress } from './live-program.ts'

/**
 * A recording that a watcher writes.
 *
 * @remarks It has a line of its own to the program, so that the file begins with a header and a snapshot whenever it is
 * begun, and what the screen is too slow for is not missing in it.
 */
export class RecordingFile {
  readonly #attachment: Attachment
  readonly #file: WriteStream
  readonly #done: Promise<void>
  #hasBegun = false

  private constructor(attachment: Attachment, file: WriteStream) {
    this.#attachment = attachment
    this.#file = file
    this.#done = this.#write()
  }

  /** Opens the file, which must not be there yet, and begins; rejects when either side cannot be opened. */
  static async open(path: string, { pid, threadId }: ProgramAddress): Promise<RecordingFile> {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
    await once(file, 'open')
    try {
      return new RecordingFile(await attach(pid, { threadId }), file)
    } catch (error) {
      file.destroy()
      throw error
    }
  }

  /** Adds an event that the watcher tells of itself, once the header is there. */
  add(event: MonitorEvent): void {
    if (this.#hasBegun && this.#file.writable) this.#file.write(encodeEvent(event))
  }

  /** Ends the recording; resolves once it is all written, rejects when the disk had no room. */
  async end(): Promise<void> {
    this.#attachment.close()
    await this.#done
  }

  async #write(): Promise<void> {
    const written = finished(this.#file)
    // Waited for below; until then nobody listens.
    written.catch(() => this.#attachment.close())
    for await (const event of this.#attachment) {
      this.#hasBegun = true
      if (!this.#file.write(encodeEvent(event)))
        await Promise.race([once(this.#file, 'drain'), written.catch(() => {})])
    }
    this.#file.end()
    await written
  }
}

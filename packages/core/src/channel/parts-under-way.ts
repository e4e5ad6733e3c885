import { existsSync } from 'node:fs'
import { SHARED_DIRECTORY, type SharedBlock } from '../memory/shared-block.ts'
import { close } from './part-frames.ts'

/** Shared memory that was sent beside messages: kept until its reader has taken it, which removes its name. */
export class PartsUnderWay {
  #blocks: SharedBlock[] = []

  add(blocks: readonly SharedBlock[]): void {
    if (blocks.length > 0) this.#blocks.push(...blocks)
  }

  /** Lets go of what has been read. */
  forgetRead(): void {
    if (this.#blocks.length === 0) return
    const { read = [], unread = [] } = Object.groupBy(this.#blocks, (block) => (isUnread(block) ? 'unread' : 'read'))
    close(read)
    this.#blocks = unread
  }

  /** Lets go of everything, as nobody will read it any more. */
  close(): void {
    close(this.#blocks)
    this.#blocks = []
  }
}

function isUnread({ name }: SharedBlock): boolean {
  return existsSync(`${SHARED_DIRECTORY}/${name}`)
}

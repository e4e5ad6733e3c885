import { fstatSync } from 'node:fs'
import { SharedMemoryExistsError } from '../errors.ts'
import { errno, libc } from './libc.ts'
import { systemError } from './shared-block.ts'
import { OWNER_PREFIX, removeIfUnused, sweep, sweepAtExit } from './sweep.ts'

/** That this process owns the block of a name, until it says otherwise or ends. */
export interface Ownership {
  readonly hasEnded: boolean
  end(): void
}

/**
 * Notes that this process owns the block of a name: an empty file beside it, locked as long as this process lives.
 *
 * It is noted before the block is made, so that no block is ever without its owner.
 *
 * @throws {@link SharedMemoryExistsError} when the name has a living owner.
 */
export function ownBlock(name: string): Ownership {
  sweepAtExit()
  sweep()
  const file = `${OWNER_PREFIX}${name}`
  let fd = libc().openShared(file, true)
  // Its owner may have been killed since the last sweep.
  if (fd === -errno.exists && removeIfUnused(file)) fd = libc().openShared(file, true)
  if (fd === -errno.exists) throw new SharedMemoryExistsError(name)
  if (fd < 0) throw systemError('shm_open', file, -fd)
  libc().lockShared(fd)
  if (fstatSync(fd).nlink > 0) return new OwnerFile(file, fd)
  // Between the last two calls it was taken for one whose owner has ended.
  libc().close(fd)
  return ownBlock(name)
}

class OwnerFile implements Ownership {
  readonly #file: string
  #fd: number

  constructor(file: string, fd: number) {
    this.#file = file
    this.#fd = fd
  }

  get hasEnded(): boolean {
    return this.#fd < 0
  }

  end(): void {
    if (this.#fd < 0) return
    libc().unlinkShared(this.#file)
    libc().close(this.#fd)
    this.#fd = -1
  }
}

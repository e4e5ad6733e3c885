import type { SharedOptions } from '../memory/cell.ts'
import { OwnerWord } from '../memory/owner-word.ts'
import { checkSharedOptions } from '../memory/shared-object.ts'
import { ownThread } from '../memory/thread-identity.ts'
import { threadName } from '../memory/thread-name.ts'
import { noteThing } from '../monitor/note-thing.ts'
import type { ThingFigures } from '../monitor/things.ts'
import { Acquirable } from './acquirable.ts'
import type { Suspension } from './suspension.ts'

/** A lock whose word says which thread holds it. */
export abstract class OwnedLock extends Acquirable {
  protected readonly owner: OwnerWord

  /** `byteLength` covers the word, which comes first and has 8 bytes. */
  constructor(byteLength: number, options: SharedOptions) {
    checkSharedOptions(options)
    super(byteLength, options)
    this.owner = new OwnerWord(this.words, 0)
    noteThing<OwnedLock>(this, (lock) => lock.#figures())
  }

  /** Whether somebody holds it at this moment. */
  get locked(): boolean {
    this.assertOpen()
    return this.owner.isTaken
  }

  /** Whether this thread holds it at this moment. */
  get isOwn(): boolean {
    this.assertOpen()
    return this.owner.isOf(ownThread())
  }

  /** What those who watch the program are told. */
  #figures(): ThingFigures {
    this.assertOpen()
    const { owner, isTaken, isAwaited } = this.owner
    const holder = owner === undefined ? undefined : threadName(owner)
    return { kind: 'lock', isTaken, holder, isAwaited, ...this.waitersTold }
  }

  protected get summary(): string {
    const { owner } = this.owner
    return owner === undefined ? 'free' : `held by ${threadName(owner)}`
  }

  /** Releases it wholly if this thread holds it, until it is resumed as it was; for `Condition`. */
  abstract suspend(): Suspension | undefined
}

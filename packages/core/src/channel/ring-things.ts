import { type RingHandle, RingUser } from './ring-user.ts'

/** Something around a user of rings, such as a queue. */
interface Thing {
  user: RingUser
  thing: WeakRef<object>
}

/** What this thread has open: a handle that arrives a thousand times needs one thing. */
const known = new Map<string, Thing>()
/** What nobody refers to any more is closed, as if by hand. */
const collected = new FinalizationRegistry<RingUser>((user) => {
  user.close()
  if (known.get(keyOf(user))?.user === user) known.delete(keyOf(user))
})

/** Notes what stands around a user in this thread. */
export function rememberThing(thing: object, user: RingUser): void {
  known.set(keyOf(user), { user, thing: new WeakRef(thing) })
  collected.register(thing, user)
}

/** Returns the thing of a handle that has arrived: the one that is open here already, or a new one. */
export function thingOf(handle: RingHandle, make: (user: RingUser) => object): object {
  const entry = known.get(keyOf(handle))
  const thing = entry?.thing.deref()
  if (entry === undefined || thing === undefined || entry.user.isClosed) return make(RingUser.adopt(handle))
  entry.user.redeem(handle.ticket)
  return thing
}

function keyOf({ name, end }: Pick<RingHandle, 'name' | 'end'>): string {
  return `${name}/${end}`
}

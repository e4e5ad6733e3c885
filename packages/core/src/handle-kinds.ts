// Loads the modules of all things that travel by handle, each of which registers its kinds.
import './channel/joinable-queue.ts'
import './channel/queue.ts'
import './channel/simple-queue.ts'
import './memory/shared-memory.ts'
import './sync/lock.ts'
import './manager/proxy-for.ts'

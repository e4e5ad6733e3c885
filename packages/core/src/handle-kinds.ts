// Loads the modules of all things that travel by handle, each of which registers its kinds.
import './memory/shared-memory.ts'
import './sync/lock.ts'

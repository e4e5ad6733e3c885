import { serveManager as serve } from './manager/serve-manager.ts'

/** Serves a manager for the program that has started this process; only that program calls it. */
export const serveManager: (setup: never) => Promise<unknown> = serve

/** Serves a manager for the program that has started this process; only that program calls it. */
declare const serveManager: (setup: never) => Promise<unknown>;

export { serveManager };

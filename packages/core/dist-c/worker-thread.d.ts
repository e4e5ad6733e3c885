import { MessagePort } from 'node:worker_threads';

/** Serves the pool at the other end of a port; this is the one task that Piscina hands to the thread. */
declare function adopt(port: MessagePort): void;

export { adopt };

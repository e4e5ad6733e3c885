import { Session } from 'node:inspector/promises'

/** A profile that is being taken. */
export interface RunningProfile {
  /** Ends it and returns it as JSON, in the format of `.cpuprofile` files. */
  stop: () => Promise<string>
}

/** How often the stack is looked at, in microseconds. */
const INTERVAL_US = 200

/** Starts to profile the thread that calls this. */
export function startCpuProfile(): RunningProfile {
  const session = new Session()
  session.connect()
  void session.post('Profiler.enable')
  void session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US })
  void session.post('Profiler.start')
  return {
    async stop() {
      const { profile } = await session.post('Profiler.stop')
      session.disconnect()
      return JSON.stringify(profile)
    },
  }
}

const PR_SET_PDEATHSIG = 1
const SIGKILL = 9

/**
 * Asks the kernel to kill this process when the thread that started it is gone, a busy loop notwithstanding.
 *
 * @returns Whether the kernel was asked; only Linux can.
 */
export async function killWithParent(): Promise<boolean> {
  if (process.platform !== 'linux') return false
  try {
    const { default: koffi } = await import('koffi')
    const prctl = koffi.load(null).func('int prctl(int, ulong, ulong, ulong, ulong)')
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) === 0
  } catch {
    // Without native calls a worker still ends with its parent, once its event loop turns.
    return false
  }
}

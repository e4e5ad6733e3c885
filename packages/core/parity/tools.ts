import type { Group } from './row.ts'

const tests = 'packages/core/test'

export const tools: Group = {
  number: 12,
  name: 'Functions, exceptions, util, reduction',
  rows: [
    {
      python: 'cpu_count()',
      ours: 'cpuCount',
      status: 'better',
      difference: 'Counts the cores that the program may use: its affinity and the quota of its container.',
      test: `${tests}/process/cpu-count.test.ts > respects the affinity of the process`,
    },
    {
      python: 'ProcessError',
      ours: 'MpError',
      status: 'same',
      difference: 'The base of all errors, each with a stable code.',
      test: `${tests}/parity/error-parity.test.ts > each error has a code of its own, and counts as an MpError`,
    },
    {
      python: 'BufferTooShort',
      ours: 'BufferTooShortError.bytes',
      status: 'same',
      difference: 'The message is a field.',
      test: `${tests}/channel/connection.test.ts > recvBytesInto fills a buffer; a message that does not fit is in the error`,
    },
    {
      python: 'AuthenticationError',
      ours: 'AuthenticationError',
      status: 'same',
      difference: '',
      test: `${tests}/channel/listener.test.ts > a wrong key is told to both sides, and the listener goes on`,
    },
    {
      python: 'TimeoutError',
      ours: 'TimeoutError.timeoutMs',
      status: 'better',
      difference: 'One class for all waits, where Python has two that are unrelated.',
      test: `${tests}/pool/limits.test.ts > a task that heeds its signal keeps its worker`,
    },
    {
      python: 'util.Finalize',
      ours: 'FinalizationRegistry',
      status: 'none',
      difference: 'Use `using` to close at the end of a block, or the registry of JavaScript.',
    },
    {
      python: 'Finalize.__call__ / cancel / still_active',
      ours: 'FinalizationRegistry',
      status: 'none',
      difference: 'The registry can be told to forget an object; DisposableStack runs things once, in order.',
    },
    { python: 'util.register_after_fork()', ours: '', status: 'none', difference: 'Nothing forks.' },
    {
      python: 'util.get_temp_dir()',
      ours: 'node:fs mkdtemp',
      status: 'none',
      difference: 'Node makes temporary directories; a listener brings its own and removes it.',
    },
    {
      python: 'util.is_exiting()',
      ours: "process.on('exit')",
      status: 'none',
      difference: 'Node has an event for it.',
    },
    {
      python: 'util.close_all_fds_except / ForkAwareThreadLock / ForkAwareLocal',
      ours: '',
      status: 'none',
      difference: 'Nothing forks, and Node hands on no descriptors unasked.',
    },
    {
      python: 'reduction.ForkingPickler',
      ours: 'registerClass',
      status: 'adapted',
      difference: 'A class is registered once and travels with its fields; there are no functions to write.',
      test: `${tests}/wire/encode.test.ts > registered classes keep their class, within cycles too`,
    },
    {
      python: 'reduction.send_handle / recv_handle / DupFd / sendfds / recvfds',
      ours: 'subprocess.send(message, handle)',
      status: 'none',
      difference: 'Node hands on sockets and servers over the channel of `fork`, and no other descriptors.',
    },
    {
      python: 'resource_tracker.register / unregister / ensure_running',
      ours: 'SharedMemory',
      status: 'adapted',
      difference: 'Nothing to register with: whoever creates a block owns it, and what the dead leave is swept.',
      test: `${tests}/memory/shared-memory.test.ts > the blocks of a program that ends by %s are removed, at the latest by the next`,
    },
    {
      python: 'spawn.get_executable / get_command_line / get_preparation_data / import_main_path',
      ours: '',
      status: 'none',
      difference: 'How a worker is started is not for users to change, but for its flags and environment.',
    },
    {
      python: 'multiprocessing.dummy',
      ours: 'Thread, ThreadPool',
      status: 'adapted',
      difference: 'The same names on threads, which have exit codes and can be killed.',
      test: `${tests}/process/process.test.ts > tells its whole life`,
    },
    {
      python: 'multiprocessing.__all__',
      ours: 'Pool, Process, cpuCount, activeChildren',
      status: 'adapted',
      difference: 'The exports of @mp/core, listed one by one.',
      test: `${tests}/parity.test.ts > $name: each name of ours exists`,
    },
  ],
}

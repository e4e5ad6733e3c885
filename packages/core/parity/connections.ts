import type { Group } from './row.ts'

const tests = 'packages/core/test/channel/connection.test.ts'
const pipes = 'packages/core/test/channel/pipe.test.ts'

export const connections: Group = {
  number: 5,
  name: 'Pipe and Connection',
  rows: [
    {
      python: 'Pipe(duplex=True)',
      ours: 'pipe, PipeOptions.duplex',
      status: 'same',
      difference: 'Over shared memory; an end whose last holder was killed is closed.',
      test: `${pipes} > the two ends of a pipe > one-way pipes refuse the wrong direction`,
    },
    {
      python: 'Connection',
      ours: 'Connection',
      status: 'same',
      difference: 'Same frames on the wire, so it talks to Python.',
      test: `${tests} > messages of every size keep their borders, the empty one included`,
    },
    {
      python: 'Connection.send()',
      ours: 'Connection.send',
      status: 'same',
      difference: 'The value is taken as it is at the call; the promise is the back-pressure.',
      test: `${tests} > values arrive in order, both ways, as they were when they were sent`,
    },
    {
      python: 'Connection.recv()',
      ours: 'Connection.recv',
      status: 'same',
      difference: 'Takes { timeout, signal }; the end is an EndOfFileError.',
      test: `${tests} > what was sent before the close can be read, then the end is reported each time`,
    },
    {
      python: 'Connection.fileno()',
      ours: '',
      status: 'none',
      difference: 'Node keeps descriptors to itself; wait with poll() or wait() instead.',
    },
    {
      python: 'Connection.close()',
      ours: 'Connection.close',
      status: 'same',
      difference: 'Waits that are under way end, too.',
      test: `${tests} > an own end that is closed refuses everything, and ends waits`,
    },
    {
      python: 'Connection.poll()',
      ours: 'Connection.poll',
      status: 'adapted',
      difference: 'A promise in milliseconds, for which Infinity means no limit.',
      test: `${tests} > poll tells whether a message is there, and takes nothing`,
    },
    {
      python: 'Connection.send_bytes()',
      ours: 'Connection.sendBytes',
      status: 'same',
      difference: '',
      test: `${tests} > sendBytes takes a part of any bytes, and refuses what is none`,
    },
    {
      python: 'Connection.recv_bytes()',
      ours: 'Connection.recvBytes',
      status: 'same',
      difference: 'A message over the limit ends reading as in Python; its length is in the error.',
      test: `${tests} > a message over maxLength ends reading, as nothing tells what follows`,
    },
    {
      python: 'Connection.recv_bytes_into()',
      ours: 'Connection.recvBytesInto',
      status: 'same',
      difference: 'Into any typed array or Buffer.',
      test: `${tests} > recvBytesInto fills a buffer; a message that does not fit is in the error`,
    },
    {
      python: 'Connection.closed / readable / writable',
      ours: 'Connection.closed, Connection.readable, Connection.writable',
      status: 'same',
      difference: '',
      test: `${tests} > an own end that is closed refuses everything, and ends waits`,
    },
    {
      python: 'with Connection',
      ours: 'Connection[Symbol.dispose]',
      status: 'same',
      difference: '`using` or `await using`.',
      test: `${tests} > a child process talks back over a connection of its own`,
    },
    {
      python: 'sending a Connection through a Connection',
      ours: 'Connection, pipe, connect',
      status: 'adapted',
      difference:
        'Ends of pipes travel. One over a socket is refused by its path: Python leaves both processes reading from one socket, where messages get lost; call connect() there.',
      test: 'packages/core/test/channel/handed-on.test.ts > $name is refused where it is sent, with its path and what to do instead',
    },
    {
      python: 'writing to a closed peer',
      ours: 'ConnectionClosedError',
      status: 'same',
      difference: 'Has its own class in place of a broken pipe of the system.',
      test: `${tests} > what was sent before the close can be read, then the end is reported each time`,
    },
  ],
}

import type { Group } from './row.ts'

const tests = 'packages/core/test/channel'

export const listeners: Group = {
  number: 6,
  name: 'Listener, Client, wait',
  rows: [
    {
      python: 'Listener(…)',
      ours: 'Listener.listen',
      status: 'adapted',
      difference: 'Opens asynchronously; a fresh address is a private socket that no other user can reach.',
      test: `${tests}/listener.test.ts > a fresh address is a socket of mode 0600 in a directory of mode 0700, which goes with the listener`,
    },
    {
      python: 'Listener(address=)',
      ours: 'ListenOptions.address',
      status: 'adapted',
      difference: 'A path, an abstract name, a port, `host:port` or { host, port }, as there are no tuples.',
      test: `${tests}/listener.test.ts > host and port can be given as text`,
    },
    {
      python: 'Listener(family=)',
      ours: 'ListenOptions.address',
      status: 'adapted',
      difference: 'The form of the address tells the family; a port is one of this machine only.',
      test: `${tests}/listener.test.ts > the address %j is of this machine only`,
    },
    {
      python: 'Listener(backlog=)',
      ours: 'ListenOptions.backlog',
      status: 'same',
      difference: '128 by default, where Python has 1.',
      test: `${tests}/listener.test.ts > bad options are refused by name`,
    },
    {
      python: 'Listener(authkey=)',
      ours: 'ListenOptions.authkey',
      status: 'same',
      difference: 'Text stands for its UTF-8 bytes.',
      test: `${tests}/listener.test.ts > an empty key authenticates like any other`,
    },
    {
      python: 'Listener.accept()',
      ours: 'Listener.accept, Listener[Symbol.asyncIterator]',
      status: 'better',
      difference: 'Handshakes run side by side with a limit of time, so a silent client holds up nobody.',
      test: `${tests}/hostile.test.ts > %s holds up nobody`,
    },
    {
      python: 'Listener.close()',
      ours: 'Listener.close',
      status: 'same',
      difference: '',
      test: `${tests}/listener.test.ts > a path of the caller gets mode 0600 whatever the umask, and is removed`,
    },
    {
      python: 'Listener.address',
      ours: 'Listener.address',
      status: 'same',
      difference: '',
      test: `${tests}/listener.test.ts > the address %j is of this machine only`,
    },
    {
      python: 'Listener.last_accepted',
      ours: 'Listener.lastAccepted',
      status: 'same',
      difference: '',
      test: `${tests}/listener.test.ts > the address %j is of this machine only`,
    },
    {
      python: 'with Listener',
      ours: 'Listener[Symbol.dispose]',
      status: 'same',
      difference: '`using` or `await using`.',
      test: `${tests}/python.test.ts > a Client of Python talks to our listener, challenged with %s`,
    },
    {
      python: 'Client(…)',
      ours: 'connect',
      status: 'same',
      difference: 'Nobody there is a ConnectError, too late a TimeoutError; talks to a Listener of Python.',
      test: `${tests}/python.test.ts > we talk to a Listener of Python`,
    },
    {
      python: 'wait(object_list)',
      ours: 'wait',
      status: 'not yet',
      difference: 'Takes connections, queues and processes, and returns all that are ready.',
    },
    {
      python: 'deliver_challenge()',
      ours: 'Listener.listen, ListenOptions.digest',
      status: 'adapted',
      difference: 'Part of accepting a client; sha256, or md5 for clients that know no other.',
      test: `${tests}/python.test.ts > a Client of Python talks to our listener, challenged with %s`,
    },
    {
      python: 'answer_challenge()',
      ours: 'connect',
      status: 'adapted',
      difference: 'Part of connecting, which also makes the listener prove that it knows the key.',
      test: `${tests}/listener.test.ts > a listener has to prove that it knows the key, too`,
    },
    {
      python: 'XmlListener / XmlClient',
      ours: '',
      status: 'none',
      difference: 'There is no need of a safer format: what comes in is data and makes no code run.',
    },
    {
      python: 'families / default_family / arbitrary_address() / address_type()',
      ours: '',
      status: 'none',
      difference: 'Addresses are told apart by their form, and a listener finds a free one by itself.',
    },
  ],
}

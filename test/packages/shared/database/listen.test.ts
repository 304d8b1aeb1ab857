import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { DatabaseConfig } from '@comanda/shared/config/config.js'
import { createListener, type Listener } from '@comanda/shared/database/listen.js'
import { queryRows } from '@comanda/shared/database/rows.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { waitFor } from '../../../support/wait-for.js'
import { startMuteServer } from './mute-server.js'

const lost: string[] = []
const logger = createLogger({ name: 'test', level: 'warn' }, { write: line => lost.push(line) })

describe('a listener', () => {
  const database = useTestDatabase()
  let listener: Listener | undefined
  let woken: (string | undefined)[]

  // fails where a connection is left
  beforeEach(() => {
    woken = []
  })
  afterEach(() => listener?.stop())

  function listen(given: { config?: DatabaseConfig; channels?: string[]; pollMs?: number } = {}): Listener {
    const { config = database.config, channels = ['inbox'], pollMs = 60_000 } = given
    listener = createListener({
      database: config,
      channels,
      logger,
      pollMs,
      onWake: payload => {
        woken.push(payload)
      },
    })
    return listener
  }

  const notify = (payload: string, channel = 'inbox') =>
    database.db.raw('select pg_notify(:channel, :payload)', { channel, payload })

  const ownPids = async (): Promise<number[]> => {
    const rows = await queryRows<{ pid: number }>(
      database.db,
      "select pid from pg_stat_activity where datname = current_database() and query like 'listen%'",
    )
    return rows.map(row => row.pid)
  }

  const at = (port: number): DatabaseConfig => {
    const url = new URL(database.config.url())
    url.port = String(port)
    return { ...database.config, directUrl: () => url.href }
  }

  const connected = () => waitFor('the connection', () => woken.length > 0)

  it('wakes when it is connected, and at each notification with what it says', async () => {
    listen()
    await connected()
    expect(woken).to.deep.equal([undefined])
    await notify('7')
    await notify('8')
    await notify('9', 'other')
    await waitFor('the notifications', () => woken.length > 2)
    expect(woken).to.deep.equal([undefined, '7', '8'])
  })

  it('listens on several channels by one connection, and tells which it was', async () => {
    const heard: [string | undefined, string | undefined][] = []
    listener = createListener({
      database: database.config,
      channels: ['inbox', 'outbox'],
      logger,
      pollMs: 60_000,
      onWake: (payload, channel) => {
        heard.push([payload, channel])
      },
    })
    await waitFor('the first wake', () => heard.length === 1)
    expect(await ownPids()).to.have.length(1)
    await notify('1', 'outbox')
    await notify('2', 'inbox')
    await waitFor('both', () => heard.length === 3)
    expect(heard).to.deep.equal([
      [undefined, undefined],
      ['1', 'outbox'],
      ['2', 'inbox'],
    ])
  })

  it('listens on a channel of any name', async () => {
    listen({ channels: ['odd "name"; drop'] })
    await connected()
    await notify('7', 'odd "name"; drop')
    await waitFor('the notification', () => woken.includes('7'))
  })

  it('wakes without any notification, as often as it polls', async () => {
    listen({ pollMs: 20 })
    await waitFor('the polls', () => woken.length > 4)
  })

  it('goes on polling while there is no server', async () => {
    listen({ config: at(1), pollMs: 20 })
    await waitFor('the polls', () => woken.length > 4)
  })

  it('comes back after its connection was cut, and wakes, since it may have missed something', async () => {
    listen()
    await connected()
    const [pid] = await ownPids()
    await database.db.raw('select pg_terminate_backend(?)', [pid ?? 0])
    await waitFor('the next connection', () => woken.length > 1)
    await notify('7')
    await waitFor('the notification', () => woken.includes('7'))
    expect(await ownPids()).to.have.length(1)
  })

  it('comes back on the address that the server has then', async () => {
    let there = false
    const config = {
      ...database.config,
      directUrl: () => (there ? database.config.url() : at(1).directUrl()),
    }
    listen({ config })
    await delay(50)
    expect(woken).to.deep.equal([])
    there = true
    await connected()
  })

  it('comes back when what names the database can’t be read at first', async () => {
    let tries = 0
    const directUrl = (): string => {
      tries += 1
      if (tries < 3) throw new Error('no such file')
      return database.config.url()
    }
    listen({ config: { ...database.config, directUrl } })
    await connected()
  })

  it('leaves no second connection behind where the first one didn’t answer', async () => {
    const server = await startMuteServer()
    const stopped = listen({ config: { ...at(server.port), queryTimeoutMs: 30 } })
    await waitFor('another try', () => server.sockets.length > 1)
    await waitFor('the first connection’s end', () => server.sockets[0]?.readableEnded)
    await stopped.stop()
    server.close()
  })

  it('says nothing more once it is stopped', async () => {
    const stopped = listen({ pollMs: 10 })
    await connected()
    await stopped.stop()
    const count = woken.length
    await notify('7')
    await delay(50)
    expect(woken).to.have.length(count)
  })

  it('stops while it connects, and leaves no connection', async () => {
    for (const pauseMs of [0, 1, 2, 4, 8, 16]) {
      woken = []
      const stopped = listen()
      await delay(pauseMs)
      const before = woken.length
      await stopped.stop()
      await delay(20)
      expect(woken).to.have.length(before)
    }
    await waitFor('the end of all connections', async () => (await ownPids()).length === 0)
  })

  it('stops at once where no server is, or one that doesn’t answer', async () => {
    const sockets: Socket[] = []
    const hole = createServer(socket => sockets.push(socket))
    await once(hole.listen(0, '127.0.0.1'), 'listening')
    for (const port of [1, (hole.address() as AddressInfo).port]) {
      for (const pauseMs of [0, 50]) {
        const stopped = listen({ config: at(port) })
        await delay(pauseMs)
        const before = lost.length
        await stopped.stop()
        // whoever waits for the server hears at last that it doesn’t answer
        expect(lost.slice(before)).to.deep.equal([])
      }
    }
    for (const socket of sockets) socket.destroy()
    hole.close()
  })

  it('may be stopped twice', async () => {
    const stopped = listen()
    await connected()
    await Promise.all([stopped.stop(), stopped.stop()])
    await stopped.stop()
  })
})

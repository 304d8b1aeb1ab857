import { setTimeout as delay } from 'node:timers/promises'
import { type AccountLock, takeAccountLock } from '@comanda/shared/accounts/lock.js'
import { requireRow } from '@comanda/shared/database/rows.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { waitFor } from '../../../support/wait-for.js'
import { startMuteServer } from '../database/mute-server.js'

describe('an account’s lock', () => {
  const database = useTestDatabase()
  const held: AccountLock[] = []

  // fails where a connection is left
  afterEach(async () => {
    for (const lock of held.splice(0)) await lock.release()
  })

  const take = async (accountId: number): Promise<AccountLock | undefined> => {
    const lock = await takeAccountLock(database.config, accountId)
    if (lock !== undefined) held.push(lock)
    return lock
  }

  async function required(accountId: number): Promise<AccountLock> {
    const lock = await take(accountId)
    if (lock === undefined) throw new Error('somebody else holds it')
    return lock
  }

  it('is one process’s, of several at once', async () => {
    const locks = await Promise.all([take(1), take(1), take(1), take(1)])
    expect(locks.filter(lock => lock !== undefined)).to.have.length(1)
  })

  it('of one account leaves the other accounts free', async () => {
    expect(await take(1)).to.not.equal(undefined)
    expect(await take(2)).to.not.equal(undefined)
  })

  it('is free again once it is released', async () => {
    const lock = await required(1)
    await lock.release()
    expect(await take(1)).to.not.equal(undefined)
    await lock.release()
  })

  it('tells when its connection is cut, and is another process’s from then on', async () => {
    const lock = await required(1)
    let lost = false
    void lock.lost.then(() => {
      lost = true
    })
    await delay(20)
    expect(lost).to.equal(false)
    const { pid } = await requireRow<{ pid: number }>(
      database.db,
      `select pid from pg_locks where locktype = 'advisory'
         and database = (select oid from pg_database where datname = current_database())`,
    )
    await database.db.raw('select pg_terminate_backend(?)', [pid])
    await lock.lost
    await waitFor('the lock', () => take(1))
  })

  it('is nobody’s where the server doesn’t answer: no connection is left that might still get it', async () => {
    const server = await startMuteServer()
    const url = new URL(database.config.url())
    url.port = String(server.port)
    const mute = { ...database.config, directUrl: () => url.href, queryTimeoutMs: 30 }
    const error: unknown = await takeAccountLock(mute, 1).catch((caught: unknown) => caught)
    expect(error).to.be.instanceOf(Error)
    await waitFor('the connection’s end', () => server.sockets[0]?.readableEnded)
    server.close()
  })
})

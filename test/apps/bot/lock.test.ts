import { expect } from 'chai'
import { useDrivenShop } from '../../support/driven-shop.js'
import { waitFor } from '../../support/wait-for.js'

describe('the lock on the account', () => {
  const shop = useDrivenShop()

  before(async () => {
    shop.startBot()
    await waitFor('a QR', async () => shop.db('pairing_codes').first())
  })

  async function holder(): Promise<number | undefined> {
    const { rows } = await shop.db.raw<{ rows: { pid: number }[] }>(
      `select l.pid from pg_locks l join pg_database d on d.oid = l.database
       where d.datname = current_database() and locktype = 'advisory' and granted and objid = ?`,
      [shop.accountId],
    )
    return rows[0]?.pid
  }

  it('is taken again when its connection is cut, and the bot goes on', async () => {
    for (let cut = 0; cut < 3; cut += 1) {
      const before = await waitFor('a holder', holder)
      await shop.db.raw('select pg_terminate_backend(?)', [before])
      await waitFor('another holder', async () => {
        const now = await holder()
        return now !== undefined && now !== before
      })
    }
    expect(() => process.kill(shop.botPid(), 0)).not.to.throw()
  })
})

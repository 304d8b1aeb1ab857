import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { requireRow } from '@comanda/shared/database/rows.js'
import { createCheckingRepository } from '@comanda/shared/statistics/checking/repository.js'
import { expect } from 'chai'
import { createShop, type TestShop } from '../../packages/shared/shop.js'
import { createTestDatabase, type TestDatabase } from '../../support/database.js'
import { waitFor } from '../../support/wait-for.js'
import { opsProgram, runOps } from './run-ops.js'

describe('ops import', () => {
  let database: TestDatabase
  let shop: TestShop
  let slug: string
  let folder: string

  before(async () => {
    database = await createTestDatabase()
    shop = await createShop(database.db)
    const row = await requireRow<{ slug: string }>(
      database.db,
      'select slug from businesses where id = :businessId',
      { ...shop },
    )
    slug = row.slug
    folder = mkdtempSync(path.join(tmpdir(), 'comanda-import-'))
  })
  after(async () => {
    rmSync(folder, { recursive: true })
    await database.drop()
  })

  const added = async (): Promise<number> =>
    (
      await requireRow<{ added: number }>(
        database.db,
        'select cast(coalesce(max(added), 0) as bigint) as added from imports where business_id = :businessId',
        { ...shop },
      )
    ).added

  it('goes on after kill -9 with nothing doubled and nothing left out', async () => {
    const orders = Array.from({ length: 5_200 }, (_order, index) => ({
      reference: index,
      placedAt: `2025-05-${String((index % 28) + 1).padStart(2, '0')}T12:00:00Z`,
      customer: { phone: `+1212555${String(1_000 + (index % 50))}` },
      lines: [{ item: 'Pizza', quantity: 1, total: '9.50' }],
      // three batches of these
      note: 'x'.repeat(480),
      address: 'y'.repeat(480),
    }))
    for (let from = 0; from < orders.length; from += 100) {
      writeFileSync(
        path.join(folder, `${from}.json`),
        JSON.stringify({ orders: orders.slice(from, from + 100) }),
      )
    }
    const args = ['import', folder, '--business', slug, '--kind', 'orders', '--json']
    const { PATH } = process.env
    const env = { PATH, NODE_ENV: 'test', DATABASE_URL: database.config.url() }
    const killed = spawn(process.execPath, [opsProgram, ...args], { env, stdio: 'ignore' })
    const ended = once(killed, 'exit')
    await waitFor('a batch to land', async () => (await added()) > 0)
    killed.kill('SIGKILL')
    await ended
    const before = await added()
    expect(before).to.be.lessThan(5_200)

    const again = await runOps(database.config.url(), args)
    expect(JSON.parse(again.stdout)).to.include({
      added: 5_200,
      changed: 0,
      unchanged: 0,
      setAside: 0,
      files: 52,
    })
    const { placed, totals } = await requireRow<{ placed: number; totals: number }>(
      database.db,
      `select count(*) as placed, cast(sum(total_minor) as bigint) as totals from orders where business_id = :businessId`,
      { ...shop },
    )
    expect([placed, totals]).to.deep.equal([5_200, 5_200 * 950])
    expect(await createCheckingRepository(database.db).compare(shop.businessId)).to.deep.equal([])
    const verified = await runOps(database.config.url(), [
      'import',
      'verify',
      folder,
      '--business',
      slug,
      '--kind',
      'orders',
    ])
    expect(verified.code, verified.stderr).to.equal(0)
    expect(verified.stdout).to.include('5,200 unchanged + 0 set aside')
  })

  it('finds the kind by the columns, and writes what it set aside as CSV', async () => {
    const file = path.join(folder, 'export.csv')
    writeFileSync(
      file,
      'Token,Item Name,Variation Name,Category,Price\nA,Latte,Small,Coffee,3.50\nB,Latte,Large,,4.50\nC,=2+3,,Coffee,free\n',
    )
    const rejects = path.join(folder, 'rejects.csv')
    const run = await runOps(database.config.url(), [
      'import',
      file,
      '--business',
      slug,
      '--set-aside',
      rejects,
    ])
    expect(run.stdout, run.stderr).to.include(
      `Imported menu of ${slug}: 2 read = 1 new + 0 changed + 0 unchanged + 1 set aside.`,
    )
    expect(readFileSync(rejects, 'utf8')).to.equal(
      '\ufeff"file","line","what to do"\r\n"export.csv","4","“free” is no price in USD, or could mean two: write it like 1234.50, without thousands."\r\n',
    )
    const unknown = await runOps(database.config.url(), ['import', folder, '--business', slug])
    expect(unknown.code).to.equal(1)
    expect(unknown.stderr).to.include('say --kind menu, orders or customers')
  })
})

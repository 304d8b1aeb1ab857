import { expect } from 'chai'
import { createShop, placeOrder, type TestShop } from '../../packages/shared/shop.js'
import { useTestDatabase } from '../../support/database.js'
import { runOps } from './run-ops.js'

describe('ops statistics check', () => {
  const database = useTestDatabase()
  let shop: TestShop

  before(async () => {
    shop = await createShop(database.db)
    await placeOrder(database.db, shop)
  })

  const check = (...args: string[]) => runOps(database.config.url(), ['statistics', 'check', ...args])
  const slug = async (): Promise<string> =>
    (await database.db('businesses').where({ id: shop.businessId }).first('slug')).slug

  it('says that all is right', async () => {
    expect(await check()).to.deep.equal({ code: 0, stdout: `${await slug()}: right\n`, stderr: '' })
    const json = await check('--json', '--business', await slug())
    expect(JSON.parse(json.stdout)).to.deep.equal([
      { business: await slug(), differences: 0, examples: [], repaired: false },
    ])
  })

  it('names what is wrong and how to put it right, and does so when it is told to', async () => {
    await database.db.raw('update order_deltas set orders = 3, total_minor = 5')
    const wrong = await check()
    expect(wrong.code).to.equal(1)
    expect(wrong.stdout).to.include(`${await slug()}: 2 of the figures were wrong\n`)
    expect(wrong.stdout).to.include('orders in all pending: kept 3 (0), counted 1 (0)')
    expect(wrong.stdout).to.match(/orders [-\d]+ \d\dh pending USD: kept 3 \(5\), counted 1 \(1900\)/)
    expect(wrong.stdout).to.include('npm run ops -- statistics check --repair')

    const repair = await check('--repair')
    expect(repair).to.include({ code: 0, stderr: '' })
    expect(repair.stdout).to.include('2 of the figures were wrong, and are counted anew')
    expect((await check()).stdout).to.equal(`${await slug()}: right\n`)
  })

  it('knows no other shop', async () => {
    const run = await check('--business', 'nowhere')
    expect(run.code).to.equal(1)
    expect(run.stderr).to.include('There is no business “nowhere”.')
  })
})

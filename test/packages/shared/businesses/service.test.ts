import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { BusinessError, createBusinessService, slugFrom } from '@comanda/shared/businesses/service.js'
import type { NewBusiness } from '@comanda/shared/businesses/types.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'

describe('making a business', () => {
  const database = useTestDatabase()
  let made = 0

  const create = (given: Partial<NewBusiness> = {}) => {
    made += 1
    return createBusinessService(database.db).create({
      name: `Shop ${made}`,
      currency: 'USD',
      timeZone: 'America/New_York',
      ...given,
    })
  }

  const problemOf = async (given: Partial<NewBusiness>): Promise<string> => {
    const error: unknown = await create(given).catch((caught: unknown) => caught)
    if (error instanceof BusinessError) return error.message
    throw new Error(`no problem: ${error}`)
  }

  it('makes its account too', async () => {
    const { business, account } = await create({ name: '  Café Zoë & Sons ', currency: 'eur' })
    expect(business).to.deep.include({
      name: 'Café Zoë & Sons',
      slug: 'cafe-zoe-sons',
      currency: 'EUR',
      timeZone: 'America/New_York',
      language: 'en',
      country: undefined,
      menuVersion: 0,
    })
    expect(await createBusinessRepository(database.db).findBySlug('cafe-zoe-sons')).to.deep.equal(business)
    expect(await createAccountRepository(database.db).ofBusiness(business.id)).to.deep.equal(account)
  })

  it('makes neither where the short name is taken, and says so', async () => {
    await create({ slug: 'taken' })
    const before = await createAccountRepository(database.db).all()
    expect(await problemOf({ slug: 'taken' }))
      .to.include('“taken”')
      .and.to.include('--slug')
    expect(await createAccountRepository(database.db).all()).to.have.length(before.length)
  })

  it('says what is wrong with a name, a short name, a currency or a time zone', async () => {
    expect(await problemOf({ name: '  ' })).to.include('1 to 200')
    expect(await problemOf({ name: 'x'.repeat(201) })).to.include('1 to 200')
    for (const slug of ['', 'My-Shop', 'a_b', '-a', 'a--b', 'a-', '../etc', 'x'.repeat(61)]) {
      expect(await problemOf({ slug }), slug).to.include('--slug')
    }
    for (const currency of ['', 'DOLLARS', 'US', 'XYZ', '$']) {
      expect(await problemOf({ currency }), currency).to.include('is no currency')
    }
    for (const timeZone of ['', 'Nowhere/City', 'New York', '+05:00', 'GMT+5']) {
      expect(await problemOf({ timeZone }), timeZone).to.include('is no time zone')
    }
  })

  it('asks for a short name where nothing of the name can be in one', async () => {
    const problem = await problemOf({ name: '寿司' })
    expect(problem).to.include('“寿司”').and.to.include('--slug')
    expect((await create({ name: '寿司', slug: 'sushi' })).business).to.include({
      name: '寿司',
      slug: 'sushi',
    })
  })

  it('takes time zones by every name that is known', async () => {
    for (const timeZone of ['UTC', 'Europe/Madrid', 'america/sao_paulo', 'Asia/Calcutta', 'Asia/Kolkata']) {
      const { business } = await create({ timeZone })
      const zone = await database.db.raw('select now() at time zone ? as there', [business.timeZone])
      expect(zone.rows).to.have.length(1)
    }
  })

  it('makes a short name of any long one', () => {
    expect(slugFrom(`${'x'.repeat(59)} and more`)).to.equal('x'.repeat(59))
    expect(slugFrom('x'.repeat(80))).to.equal('x'.repeat(60))
    expect(slugFrom('  ¡Olé!  ')).to.equal('ole')
    expect(slugFrom('寿司')).to.equal('')
  })
})

import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import { usualManner } from '../../../support/bot-manner.js'
import { type Browser, type Shop, submit, useDashboard } from '../support/dashboard.js'

const page = '/settings/bot'

describe('how a shop’s bot answers', () => {
  const dashboard = useDashboard()
  let shop: Shop
  let owner: Browser

  beforeEach(async () => {
    shop = await dashboard.openShop()
    owner = await shop.signedIn('owner')
  })

  const current = async (): Promise<Business> => {
    const business = await createBusinessRepository(dashboard.db).find(shop.business.id)
    if (business === undefined) throw new Error('the business is gone')
    return business
  }
  const usual = {
    tone: 'plain',
    'language-en': 'yes',
    'language-es': 'yes',
    'language-pt': 'yes',
    promisesTime: 'yes',
    accepts: 'never',
    unacceptedAfter: '10',
    asksAtMost: '2',
  }

  it('is as it always was until somebody changes it', async () => {
    expect(await current()).to.deep.include(usualManner)
    expect((await submit(owner, page, usual)).headers.location).to.equal(`${page}?saved`)
    expect(await current()).to.deep.include(usualManner)
  })

  it('is saved, and shown again', async () => {
    const { promisesTime: _none, 'language-pt': _other, ...others } = usual
    await submit(owner, page, {
      ...others,
      botName: ' Gino ',
      tone: 'warm',
      accepts: 'limited',
      acceptsBelow: '50',
      unacceptedAfter: '25',
      asksAtMost: '3',
    })
    expect(await current()).to.deep.include({
      botName: 'Gino',
      tone: 'warm',
      replyLanguages: ['en', 'es'],
      promisesTime: false,
      accepts: 'limited',
      acceptsBelowMinor: 5_000,
      unacceptedAfterMinutes: 25,
      asksAtMost: 3,
    })
    const $ = load((await owner.get(page)).text)
    expect(
      ['#botName', '#tone', '#accepts', '#unacceptedAfter', '#asksAtMost'].map(field => $(field).val()),
    ).to.deep.equal(['Gino', 'warm', 'limited', '25', '3'])
    expect($('#acceptsBelow').val()).to.match(/^50/)
    expect($('#language-pt').attr('checked')).to.equal(undefined)
    expect($('#promisesTime').attr('checked')).to.equal(undefined)
  })

  it('is refused with all that is wrong, and nothing is changed', async () => {
    const answer = await submit(owner, page, {
      ...usual,
      botName: 'x'.repeat(61),
      accepts: 'limited',
      unacceptedAfter: '0',
      asksAtMost: 'often',
    })
    expect(answer.status).to.equal(422)
    const $ = load(answer.text)
    expect(
      $('.error-summary a')
        .map((_, link) => $(link).attr('href'))
        .get(),
    ).to.deep.equal(['#botName', '#acceptsBelow', '#unacceptedAfter', '#asksAtMost'])
    expect(await current()).to.deep.include(usualManner)
  })
})

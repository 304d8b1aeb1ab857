import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { expect } from 'chai'
import { type CheerioAPI, load } from 'cheerio'
import { waitForPerson } from './support/chats.js'
import { type Browser, type Shop, submit, useDashboard } from './support/dashboard.js'

describe('money', () => {
  const dashboard = useDashboard()

  /** Text as a person reads it: Intl puts a no-break space between a currency's name and its number. */
  const textOf = ($: CheerioAPI, selector: string): string[] =>
    $(selector)
      .map((_, element) => $(element).text().replace(/\s+/g, ' ').trim())
      .get()

  for (const { currency, price, fee, line, total, wrong } of [
    {
      currency: 'JPY',
      price: { typed: '1,200', minor: 1_200, field: '1200', text: '¥1,200' },
      fee: { typed: '300', minor: 300, field: '300', text: '¥300' },
      line: '¥2,400',
      total: { minor: 2_700, text: '¥2,700' },
      wrong: ['9.50', '1200.0', '-5'],
    },
    {
      currency: 'KWD',
      price: { typed: '1.25', minor: 1_250, field: '1.250', text: 'KWD 1.250' },
      fee: { typed: '0,005', minor: 5, field: '0.005', text: 'KWD 0.005' },
      line: 'KWD 2.500',
      total: { minor: 2_505, text: 'KWD 2.505' },
      wrong: ['1.2345', '-1.250', 'free'],
    },
    {
      currency: 'USD',
      price: { typed: '$9.50', minor: 950, field: '9.50', text: '$9.50' },
      fee: { typed: '2,5', minor: 250, field: '2.50', text: '$2.50' },
      line: '$19.00',
      total: { minor: 2_150, text: '$21.50' },
      wrong: ['9.505', '1.200', '1e3'],
    },
    {
      currency: 'USD',
      price: { typed: '9,999,999.99', minor: 999_999_999, field: '9999999.99', text: '$9,999,999.99' },
      fee: { typed: '0.01', minor: 1, field: '0.01', text: '$0.01' },
      line: '$19,999,999.98',
      total: { minor: 1_999_999_999, text: '$19,999,999.99' },
      wrong: ['10,000,000.01', '99999999999999999999'],
    },
  ]) {
    describe(`in ${currency}, ${price.text} a dish`, () => {
      let shop: Shop
      let owner: Browser

      before(async () => {
        shop = await dashboard.openShop({ currency })
        owner = await shop.signedIn('owner')
      })

      const open = async (address: string): Promise<CheerioAPI> => load((await owner.get(address)).text)

      it('is exact from the menu’s form to the menu and back', async () => {
        for (const typed of wrong) {
          const answer = await submit(owner, '/menu/add', { name: 'Calzone', price: typed })
          expect(answer.status, typed).to.equal(422)
          expect(load(answer.text)('#price').val()).to.equal(typed)
          expect(load(answer.text)('#price-error').text()).to.include(currency)
        }
        await submit(owner, '/menu/add', { name: 'Calzone', price: price.typed })
        const [entry] = await createMenuRepository(dashboard.db).entries(shop.business.id)
        expect(entry?.priceMinor).to.equal(price.minor)
        expect(textOf(await open('/menu'), '.menu-row__price')).to.deep.equal([price.text])
        const form = await open(`/menu/items/${entry?.id}`)
        expect(form('#price').val()).to.equal(price.field)
        expect(form('label[for=price]').text()).to.equal(`Price in ${currency}`)
        await submit(owner, `/menu/items/${entry?.id}`, { name: 'Calzone', price: price.field })
        expect((await createMenuRepository(dashboard.db).entries(shop.business.id))[0]).to.deep.equal(entry)
      })

      it('is exact in the settings, and sent back as it stands there', async () => {
        const settings = {
          name: 'Bella',
          currency,
          timeZone: 'Europe/Madrid',
          hours: 'always',
          offersDelivery: 'yes',
          readyInMinutes: '30',
        }
        for (const amounts of [
          { deliveryFee: fee.typed, minimumOrder: price.typed },
          { deliveryFee: fee.field, minimumOrder: price.field },
        ]) {
          expect((await submit(owner, '/settings', { ...settings, ...amounts })).status).to.equal(303)
          const $ = await open('/settings')
          expect([$('#deliveryFee').val(), $('#minimumOrder').val()]).to.deep.equal([fee.field, price.field])
          expect(await createBusinessRepository(dashboard.db).find(shop.business.id)).to.include({
            deliveryFeeMinor: fee.minor,
            minimumOrderMinor: price.minor,
          })
        }
      })

      it('is exact in an order that is written down, on its page and in the list', async () => {
        const { contactId } = await waitForPerson(dashboard.db, shop)
        const form = await open(`/handovers/${contactId}/order`)
        expect(textOf(form, '.carte li')).to.deep.equal([`Calzone ${price.text}`])
        expect(form('#address-hint').text().replace(/\s+/g, ' ')).to.include(`${fee.text} are added`)
        const fields = { order: '2 calzone', fulfilment: 'delivery', address: '5 Oak St' }
        const checked = load((await submit(owner, `/handovers/${contactId}/order`, fields)).text)
        expect(textOf(checked, '.lines__money')).to.deep.equal([line, fee.text, total.text])
        const seen = String(checked('input[name=seen]').val())
        const answer = await submit(owner, `/handovers/${contactId}/order`, { ...fields, seen })
        const address = String(answer.headers.location)
        const id = Number(address.replace('/orders/', ''))
        const order = await createOrderRepository(dashboard.db).find(shop.business.id, id)
        expect(order).to.include({ currency, totalMinor: total.minor, feeMinor: fee.minor })
        expect(textOf(await open(address), '.lines__money')).to.deep.equal([line, fee.text, total.text])
        expect(textOf(await open('/orders'), '.row__money')).to.deep.equal([total.text])
      })
    })
  }
})

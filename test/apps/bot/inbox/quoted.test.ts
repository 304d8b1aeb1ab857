import { expect } from 'chai'
import { type AnsweredShop, type Customer, openAnsweredShop } from '../../../support/answered-shop.js'
import { asMenu, lanchoneteOfTheDay, taqueriaOfTheDay, trattoriaMenu } from '../../../support/menus.js'

describe('a reply to a message that names a dish', () => {
  for (const [language, menu, named, several, said] of [
    [
      'English',
      trattoriaMenu,
      'is the calzone any good',
      'a calzone or a veggie',
      ['2 of these', 'give me 2 of those please', '2 of this one'],
    ],
    [
      'Spanish',
      asMenu(taqueriaOfTheDay),
      '¿tienen guacamole?',
      'guacamole o taco al pastor',
      ['2 de estos', 'quiero 2 de esos', 'dame 2 de este'],
    ],
    [
      'Portuguese',
      asMenu(lanchoneteOfTheDay),
      'o x-salada é bom',
      'x-salada ou x-burger',
      ['2 desses', 'quero 2 desse', 'me vê 2 destes'],
    ],
  ] as const)
    describe(`in ${language}`, () => {
      let shop: AnsweredShop
      let ann: Customer

      before(async () => {
        shop = await openAnsweredShop(menu)
      })
      after(() => shop.close())
      beforeEach(() => {
        ann = shop.customer()
      })

      async function replies(text: string, to: string): Promise<void> {
        const quotedKey = await ann.writes(to)
        await ann.isAnswered()
        await ann.hears()
        await ann.writes(text, { payload: { quotedKey } })
        await ann.isAnswered()
      }

      for (const text of said)
        it(`“${text}” is of that`, async () => {
          await replies(text, named)
          expect(await ann.cart()).to.have.length(1)
          expect((await ann.cart())[0]).to.match(/^2 /)
        })

      it('is asked about where it names several', async () => {
        await replies(said[0], several)
        expect((await ann.cart()).join()).not.to.match(/^2 /)
        expect((await ann.replies()).length).to.be.at.least(2)
      })
    })
})

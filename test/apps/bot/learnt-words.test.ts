import { createLearntWordService } from '@comanda/shared/learnt-words/service.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { expect } from 'chai'
import { useDrivenShop } from '../../support/driven-shop.js'

const ann = '15551230001'
const bob = '15551230002'

describe('a customer’s own words', () => {
  const shop = useDrivenShop()

  before(async () => {
    shop.startBot()
    await shop.pair()
  })

  const placed = async (): Promise<number> => (await shop.db('orders').select('id')).length

  it('are asked about, suggested with the order, and read at once when the shop uses them', async () => {
    const { businessId } = shop
    const learntWords = createLearntWordService(shop.db)
    await shop.write(ann, '2 margharitta')
    const [question] = await shop.untilReplies(ann, 1)
    expect(question).to.include('I can’t find “margharitta” on the menu. Did you mean Margherita?')
    await shop.write(ann, 'yes')
    const [, cart] = await shop.untilReplies(ann, 2)
    expect(cart).to.include('2 × Margherita')
    expect(await learntWords.suggestions(businessId)).to.deep.equal([])
    await shop.write(ann, 'yes')
    await shop.untilReplies(ann, 3)

    const [suggestion, ...others] = await learntWords.suggestions(businessId)
    expect(others).to.deep.equal([])
    expect(suggestion).to.include({ words: 'margharitta', name: 'Margherita', customers: 1 })
    const owner = await createMemberService(shop.db).addWithPassword({
      businessId,
      email: 'owner@example.com',
      role: 'owner',
      password: 'correct horse battery',
    })
    expect(await learntWords.use(businessId, suggestion?.id ?? 0, owner.id)).to.equal('changed')

    await shop.write(bob, 'hi, three margharittas please')
    const [read] = await shop.untilReplies(bob, 1)
    expect(read).to.include('3 × Margherita').and.include('Is that right?')
    await shop.write(bob, 'yes')
    await shop.untilReplies(bob, 2)
    expect(await placed()).to.equal(2)
    expect(await learntWords.suggestions(businessId)).to.deep.equal([])
  })
})

import { createCustomerRepository } from '@comanda/shared/customers/repository.js'
import { queryRow } from '@comanda/shared/database/rows.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, line, placeOrder } from '../shop.js'

describe('a customer who is known', () => {
  const database = useTestDatabase()

  it('has the last order with its lines, as the order language reads them', async () => {
    const shop = await createShop(database.db)
    const options = [
      { group: 'size', option: 'large', name: 'large', amount: 'normal' as const },
      { group: 'topping', option: 'ham', name: 'ham', amount: 2, part: 'left' as const },
    ]
    const lines = [
      line({ itemKey: 'margherita', quantity: 2, options, note: 'cut in half' }),
      line({ itemKey: 'flour', quantity: 0.125, unit: 'kg', options: [] }),
    ]
    const { id } = await placeOrder(database.db, shop, { lines })
    const contact = await queryRow<{ id: number }>(
      database.db,
      'select k.contact_id as id from customers k join orders o on o.customer_id = k.id where o.id = :id',
      { id },
    )
    const customers = createCustomerRepository(database.db)
    const { lastOrder } = await customers.known(shop.businessId, contact?.id ?? 0)
    expect(lastOrder?.lines).to.deep.equal([
      {
        item: 'margherita',
        quantity: 2,
        options: [
          { group: 'size', option: 'large', amount: 'normal' },
          { group: 'topping', option: 'ham', amount: 2, part: 'left' },
        ],
        note: 'cut in half',
      },
      { item: 'flour', quantity: 0.125, unit: 'kg', options: [] },
    ])
  })
})

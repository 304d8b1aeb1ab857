import { queryRow, requireRow } from '@comanda/shared/database/rows.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import { type StatusFilter, statusesOf, statusFilters } from '@comanda/web/routes/orders/order-filter.js'
import { expect } from 'chai'
import { type CheerioAPI, load } from 'cheerio'
import { waitForPerson } from './support/chats.js'
import { type Browser, type Shop, useDashboard } from './support/dashboard.js'
import { fillShop, statusesInTurn } from './support/many-orders.js'

const pageSize = 20
const now = new Date('2026-03-10T12:00:30Z')

describe('the dashboard of a shop', () => {
  const dashboard = useDashboard()

  before(async () => {
    dashboard.clock.now = now
  })

  const numbersOn = ($: CheerioAPI): number[] =>
    $('.row__number')
      .map((_, element) => Number($(element).text().slice(1)))
      .get()

  const words = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'order' : 'orders'}`

  const isNew = (number: number): boolean => statusesInTurn[number % 20] === 'pending'

  /**
   * What the list has to show: the numbers of all orders that a filter lets through. Newest first; of open ones those
   * that wait to be taken first, and then the oldest.
   */
  function expectedNumbers(count: number, filter: StatusFilter): number[] {
    const statuses = statusesOf[filter]
    const newest = Array.from({ length: count }, (_, index) => count - index).filter(number =>
      statuses.some(status => status === statusesInTurn[number % 20]),
    )
    if (!statuses.every(isOpen)) return newest
    const oldest = newest.reverse()
    return [...oldest.filter(isNew), ...oldest.filter(number => !isNew(number))]
  }

  for (const count of [0, 1, 20, 100_000]) {
    describe(`with ${words(count)}`, () => {
      let shop: Shop
      let owner: Browser

      before(async () => {
        shop = await dashboard.openShop({ timeZone: 'UTC' })
        owner = await shop.signedIn('owner')
        await fillShop(dashboard.db, shop, count, now)
      })

      async function open(address: string): Promise<CheerioAPI> {
        const page = await owner.get(address)
        expect(page.status, address).to.equal(200)
        return load(page.text)
      }
      const listOf = (filter: StatusFilter): string => `/orders?status=${filter}`
      const linkOf = ($: CheerioAPI, rel: 'next' | 'prev'): string | undefined =>
        $(`a[rel=${rel}]`).attr('href')

      /** The list's address from the place after an order, as the pages before it would have led there. */
      async function addressAfter(filter: StatusFilter, number: number): Promise<string> {
        const address = new URL(linkOf(await open(listOf(filter)), 'next') ?? '', 'http://own')
        const cursor = Buffer.from(address.searchParams.get('cursor') ?? '', 'base64url').toString()
        const { id, at } = await requireRow<{ id: number; at: string }>(
          dashboard.db,
          `select id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as at
           from orders where business_id = :businessId and number = :number`,
          { businessId: shop.business.id, number },
        )
        const [scope, direction] = JSON.parse(cursor)
        const rank = statusesOf[filter].every(isOpen) && !isNew(number) ? 1 : 0
        address.searchParams.set(
          'cursor',
          Buffer.from(JSON.stringify([scope, direction, at, id, rank])).toString('base64url'),
        )
        return address.pathname + address.search
      }

      for (const filter of statusFilters) {
        it(`lists ${filter} from first to last`, async () => {
          const expected = expectedNumbers(count, filter)
          const first = await open(listOf(filter))
          expect(numbersOn(first)).to.deep.equal(expected.slice(0, pageSize))
          expect(first('.list-total').text()).to.equal(expected.length === 0 ? '' : words(expected.length))
          expect(first('.empty-state').length).to.equal(expected.length === 0 ? 1 : 0)
          expect(linkOf(first, 'prev')).to.equal(undefined)
          if (expected.length <= pageSize) {
            expect(linkOf(first, 'next')).to.equal(undefined)
            return
          }

          const second = await open(String(linkOf(first, 'next')))
          expect(numbersOn(second)).to.deep.equal(expected.slice(pageSize, 2 * pageSize))
          const middle = Math.floor(expected.length / 2)
          const deep = await open(await addressAfter(filter, expected[middle - 1] ?? 0))
          expect(numbersOn(deep)).to.deep.equal(expected.slice(middle, middle + pageSize))
          const back = await open(String(linkOf(deep, 'prev')))
          expect(numbersOn(back)).to.deep.equal(expected.slice(middle - pageSize, middle))
          const last = await open(await addressAfter(filter, expected.at(-pageSize - 1) ?? 0))
          expect(numbersOn(last)).to.deep.equal(expected.slice(-pageSize))
          expect(linkOf(last, 'next')).to.equal(undefined)
          expect(last('.list-total').text()).to.equal(first('.list-total').text())
        })
      }

      it('says beside each kind that needs somebody how many there are', async () => {
        const $ = await open('/orders')
        const chips = $('.filters__status .chip')
          .map((_, chip) => $(chip).text())
          .get()
        const named = (label: string, filter: StatusFilter): string => {
          const { length } = expectedNumbers(count, filter)
          return length === 0 ? label : `${label} ${length.toLocaleString('en')}`
        }
        expect(chips).to.deep.equal(
          count === 0
            ? []
            : [
                named('Open', 'open'),
                named('New', 'new'),
                named('In progress', 'progress'),
                named('Ready', 'ready'),
                'Done',
                'Cancelled',
                'All',
              ],
        )
      })

      it('counts a day to the end, and a search by name to a thousand', async () => {
        const total = async (search: string): Promise<string> =>
          (await open(`${listOf('all')}&${search}`))('.list-total').text()
        const counts = {
          0: ['', '', '', '', ''],
          1: ['1 order', '', '1 order', '1 order', ''],
          20: ['20 orders', '', '20 orders', '1 order', ''],
          100000: ['721 orders', '1,440 orders', '1,000+ orders', '1 order', '100 orders'],
        }[count]
        expect([
          await total('day=today'),
          await total('day=yesterday'),
          await total('q=customer'),
          await total(`q=%23${count}`),
          await total('q=mer+1000'),
        ]).to.deep.equal(counts)
      })

      it('shows every other page too', async () => {
        const found = await queryRow<{ id: number; contact_id: number }>(
          dashboard.db,
          `select o.id, k.contact_id from orders o join customers k on k.id = o.customer_id
           where o.business_id = :businessId order by o.number desc limit 1`,
          { businessId: shop.business.id },
        )
        const { contactId } = await waitForPerson(dashboard.db, shop)
        const $ = found && (await open(`/orders/${found.id}`))
        expect($?.('h1').text()).to.equal(count === 0 ? undefined : `Order #${count}`)
        for (const path of [
          '/handovers',
          `/handovers/${found?.contact_id ?? contactId}`,
          `/handovers/${contactId}/order`,
          '/menu',
          '/statistics',
          '/statistics?period=30d',
          '/account',
          '/settings',
          '/members',
          '/profile',
        ]) {
          await open(path)
        }
      })
    })
  }
})

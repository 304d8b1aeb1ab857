import { expect } from 'chai'
import { type CheerioAPI, load } from 'cheerio'
import { type Customer, waitForPerson } from './support/chats.js'
import { type Browser, type Shop, useDashboard } from './support/dashboard.js'
import { placeOrder } from './support/orders.js'

/** Something that happened: the shop's date, how it reads in a list, and in full. */
type Moment = readonly [at: string, date: string, ago: string, exact: string]

/** "23:58" of a time in full */
const clockOf = (exact: string): string => / at (\d\d:\d\d)/.exec(exact)?.[1] ?? ''

const zones: { timeZone: string; what: string; now: string; today: string; moments: Moment[] }[] = [
  {
    timeZone: 'America/Sao_Paulo',
    what: 'whose midnight comes three hours after Greenwich’s',
    now: '2026-06-11T03:10:00Z',
    today: '2026-06-11',
    moments: [
      ['2026-06-10T02:58:00Z', '2026-06-09', '9 Jun 23:58', 'Tuesday 9 June 2026 at 23:58:00 GMT-3'],
      ['2026-06-10T03:02:00Z', '2026-06-10', 'yesterday 00:02', 'Wednesday 10 June 2026 at 00:02:00 GMT-3'],
      ['2026-06-11T02:58:00Z', '2026-06-10', '12 min ago', 'Wednesday 10 June 2026 at 23:58:00 GMT-3'],
      ['2026-06-11T03:02:00Z', '2026-06-11', '8 min ago', 'Thursday 11 June 2026 at 00:02:00 GMT-3'],
    ],
  },
  {
    timeZone: 'Pacific/Apia',
    what: 'thirteen hours ahead',
    now: '2026-06-11T11:10:00Z',
    today: '2026-06-12',
    moments: [
      ['2026-06-10T10:58:00Z', '2026-06-10', '10 Jun 23:58', 'Wednesday 10 June 2026 at 23:58:00 GMT+13'],
      ['2026-06-10T11:02:00Z', '2026-06-11', 'yesterday 00:02', 'Thursday 11 June 2026 at 00:02:00 GMT+13'],
      ['2026-06-11T10:58:00Z', '2026-06-11', '12 min ago', 'Thursday 11 June 2026 at 23:58:00 GMT+13'],
      ['2026-06-11T11:02:00Z', '2026-06-12', '8 min ago', 'Friday 12 June 2026 at 00:02:00 GMT+13'],
    ],
  },
  {
    timeZone: 'America/New_York',
    what: 'over a day of 25 hours, with an hour that comes twice',
    now: '2026-11-02T05:10:00Z',
    today: '2026-11-02',
    moments: [
      ['2026-11-01T03:58:00Z', '2026-10-31', '31 Oct 23:58', 'Saturday 31 October 2026 at 23:58:00 GMT-4'],
      ['2026-11-01T04:02:00Z', '2026-11-01', 'yesterday 00:02', 'Sunday 1 November 2026 at 00:02:00 GMT-4'],
      ['2026-11-01T05:30:00Z', '2026-11-01', 'yesterday 01:30', 'Sunday 1 November 2026 at 01:30:00 GMT-4'],
      ['2026-11-01T06:30:00Z', '2026-11-01', 'yesterday 01:30', 'Sunday 1 November 2026 at 01:30:00 GMT-5'],
      ['2026-11-02T04:58:00Z', '2026-11-01', '12 min ago', 'Sunday 1 November 2026 at 23:58:00 GMT-5'],
      ['2026-11-02T05:02:00Z', '2026-11-02', '8 min ago', 'Monday 2 November 2026 at 00:02:00 GMT-5'],
    ],
  },
  {
    timeZone: 'Africa/Cairo',
    what: 'over a day without a midnight, since its clocks went forward then',
    now: '2026-04-24T21:10:00Z',
    today: '2026-04-25',
    moments: [
      ['2026-04-23T21:58:00Z', '2026-04-23', '23 Apr 23:58', 'Thursday 23 April 2026 at 23:58:00 EET'],
      ['2026-04-23T22:02:00Z', '2026-04-24', 'yesterday 01:02', 'Friday 24 April 2026 at 01:02:00 EEST'],
      ['2026-04-24T20:58:00Z', '2026-04-24', '12 min ago', 'Friday 24 April 2026 at 23:58:00 EEST'],
      ['2026-04-24T21:02:00Z', '2026-04-25', '8 min ago', 'Saturday 25 April 2026 at 00:02:00 EEST'],
    ],
  },
]

describe('the days of a shop', () => {
  const dashboard = useDashboard()

  for (const { timeZone, what, now, today, moments } of zones) {
    describe(`in ${timeZone}, ${what}`, () => {
      let shop: Shop
      let owner: Browser
      const orderIds: number[] = []
      let customer: Customer

      before(async () => {
        dashboard.clock.now = new Date(now)
        const { db } = dashboard
        shop = await dashboard.openShop({ timeZone })
        owner = await shop.signedIn('owner')
        for (const [at] of moments) {
          const { id } = await placeOrder(db, shop, { createdAt: new Date(at) })
          orderIds.push(id)
          await db.raw('update order_events set at = :at where order_id = :id', { at, id })
          await db.raw(
            'update inbox set sent_at = :at where id in (select inbox_id from order_messages where order_id = :id)',
            { at, id },
          )
        }
        const [first, ...later] = moments.map(([at]) => new Date(at))
        customer = await waitForPerson(db, shop, first === undefined ? {} : { message: { sentAt: first } })
        for (const sentAt of later) await customer.write('hello?', { sentAt })
        await db.raw('update handovers set created_at = ? where contact_id = ?', [
          moments[0]?.[0] ?? '',
          customer.contactId,
        ])
      })

      const open = async (address: string): Promise<CheerioAPI> => load((await owner.get(address)).text)
      const numbersAt = async (day: string): Promise<number[]> =>
        (await open(`/orders?status=all&day=${day}`))('.row__number').text().split('#').slice(1).map(Number)
      /** The numbers of the orders of a date, newest first. */
      const placedOn = (date: string): number[] =>
        moments.flatMap((moment, index) => (moment[1] === date ? [index + 1] : [])).reverse()
      const timesOn = ($: CheerioAPI, selector: string): string[] =>
        $(selector)
          .map((_, element) => `${$(element).text()} | ${String($(element).attr('title')).replace(',', '')}`)
          .get()
      const dates = [...new Set(moments.map(([, date]) => date))]

      it('each hold their own orders, to the minute', async () => {
        for (const date of dates) expect(await numbersAt(date), date).to.deep.equal(placedOn(date))
      })

      it('change at the shop’s midnight, for “today” and “yesterday” too', async () => {
        const yesterday = dates.at(-2) ?? ''
        expect(await numbersAt('today')).to.deep.equal(placedOn(today))
        expect(await numbersAt('yesterday')).to.deep.equal(placedOn(yesterday))
        expect((await open('/orders?day=today'))('#day').val()).to.equal(today)

        dashboard.clock.now = new Date(Date.parse(now) - 11 * 60_000)
        expect(await numbersAt('today'), 'a minute before').to.deep.equal(placedOn(yesterday))
        expect(await numbersAt('yesterday'), 'a minute before').to.deep.equal(placedOn(dates.at(-3) ?? ''))
        dashboard.clock.now = new Date(now)
      })

      it('and their times are the shop’s, in the list and on an order’s page', async () => {
        expect(timesOn(await open('/orders'), '.row__age time')).to.deep.equal(
          moments.map(([, , ago, exact]) => `${ago} | ${exact}`),
        )
        for (const [index, [, date, ago, exact]] of moments.entries()) {
          const $ = await open(`/orders/${orderIds[index]}`)
          expect(timesOn($, '.order__top time')).to.deep.equal([`${ago} | ${exact}`])
          const clock = clockOf(exact)
          const [told] = timesOn($, '.timeline time')
          expect(told).to.match(new RegExp(`${clock} \\| ${exact.replace('+', '\\+')}$`))
          expect(told?.startsWith(`${clock} `), 'a date where it isn’t today').to.equal(date === today)
          expect(timesOn($, '.bubble time')).to.deep.equal([told])
        }
      })

      it('part the messages of a chat', async () => {
        const $ = await open(`/handovers/${customer.contactId}`)
        const days = $('.chat__day')
          .map((_, heading) => {
            const clocks = $(heading).next().find('time')
            return `${$(heading).text().replace(',', '')}: ${clocks.map((_index, time) => $(time).text()).get()}`
          })
          .get()
        const expected = dates.map((date, index) => {
          const those = moments.filter(moment => moment[1] === date)
          const clocks = those.map(([, , , exact]) => clockOf(exact))
          const name = ['Today', 'Yesterday'][dates.length - 1 - index]
          return `${name ?? those[0]?.[3].replace(/ at .*/, '')}: ${clocks}`
        })
        expect(days).to.deep.equal(expected)
        const [, , ago, exact] = moments[0] ?? []
        expect(timesOn(await open('/handovers'), '.person__since time')).to.deep.equal([`${ago} | ${exact}`])
      })
    })
  }
})

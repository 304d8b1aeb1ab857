import { nothingRead, readTurn } from '@comanda/order-language/read-order.js'
import type { OpeningHours } from '@comanda/shared/businesses/opening-hours.js'
import { type Due, findDue } from '@comanda/shared/orders/due/find-due.js'
import { noteTime, type Wanted } from '@comanda/shared/orders/due/wanted.js'
import { expect } from 'chai'
import { DateTime } from 'luxon'
import { lanchonete, type MenuFile, pizzeria, taqueria } from '../../../../support/menus.js'
import { compile } from '../../../order-language/read.js'
import { english, portuguese, spanish, type Wordings } from './wordings.js'

const openingHours: OpeningHours = [2, 3, 4, 5, 6, 7].map(day => ({ day, opens: '12:00', closes: '23:00' }))
const readyInMinutes = 30

const zones = ['America/New_York', 'Europe/Madrid', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Auckland']

/** "2026-12-03 19:00", "time on 2026-12-03", "closed" */
function write(due: Due, timeZone: string): string {
  const clock = (at: Date): string => DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm')
  if (due.kind === 'now') return due.tooSoon ? 'now, too soon' : 'now'
  if (due.kind === 'due') return clock(due.at)
  switch (due.ask) {
    case 'time':
      return due.day === undefined ? 'time' : `time on ${due.day}`
    case 'which':
      return `which ${due.options.map(clock).join(', ')}`
    case 'day':
      return `day ${due.days.join(', ')}`
    default:
      return due.ask
  }
}

const compiled = new Map<MenuFile, ReturnType<typeof compile>>()

function compiledOnce(shop: MenuFile): ReturnType<typeof compile> {
  const menu = compiled.get(shop) ?? compile(shop)
  compiled.set(shop, menu)
  return menu
}

/** What several messages come to. @param now when all of them were written, by the shop's clock */
function dueOf(
  texts: readonly string[],
  {
    shop = pizzeria,
    timeZone = 'America/New_York',
    now = '2026-12-02T15:00',
    country,
    hours = openingHours,
  }: { shop?: MenuFile; timeZone?: string; now?: string; country?: string; hours?: OpeningHours } = {},
): string {
  const menu = compiledOnce(shop)
  const at = DateTime.fromISO(now, { zone: timeZone }).toJSDate()
  let wanted: Wanted | undefined
  for (const text of texts) {
    const { time, details } = readTurn(menu, nothingRead, text).reading
    const place = { timeZone, country, language: shop.language }
    if (time) wanted = noteTime(wanted, time, details.when ?? '', at, place)
  }
  if (wanted === undefined) return ''
  return write(findDue(wanted, { openingHours: hours, timeZone, readyInMinutes }, at), timeZone)
}

function holdWordings(language: string, shop: MenuFile, wordings: Wordings): void {
  describe(`times in ${language}`, () => {
    for (const [words, due] of wordings) {
      it(`reads “${words}” as ${due || 'no time'}, wherever the shop is`, () => {
        for (const timeZone of zones) expect(dueOf([words], { shop, timeZone }), timeZone).to.equal(due)
      })
    }
  })
}

describe('when an order is due', () => {
  holdWordings('English', pizzeria, english)
  holdWordings('Spanish', taqueria, spanish)
  holdWordings('Portuguese', lanchonete, portuguese)
})

describe('a due time', () => {
  it('is put together from several messages', () => {
    expect(dueOf(['tomorrow', 'at 7pm'])).to.equal('2026-12-03 19:00')
    expect(dueOf(['at 8pm', 'on friday'])).to.equal('2026-12-04 20:00')
    expect(dueOf(['2 margheritas for tomorrow', 'a coke', 'at half past seven'])).to.equal('2026-12-03 19:30')
    expect(dueOf(['mañana', 'a las 8 de la noche'], { shop: taqueria })).to.equal('2026-12-03 20:00')
    expect(dueOf(['pra amanhã', 'às 19h'], { shop: lanchonete })).to.equal('2026-12-03 19:00')
  })

  it('is put together from several places of one message', () => {
    expect(dueOf(['tomorrow please: 2 margheritas and a coke, at 7pm'])).to.equal('2026-12-03 19:00')
    expect(dueOf(['para mañana 2 tacos al pastor a las 9 de la noche'], { shop: taqueria })).to.equal(
      '2026-12-03 21:00',
    )
  })

  it('keeps its day where another time is said, and its time where another day is', () => {
    expect(dueOf(['tomorrow at 7pm', 'at 8 instead'])).to.equal('2026-12-03 20:00')
    expect(dueOf(['tomorrow at 7pm', 'no, on friday'])).to.equal('2026-12-04 19:00')
    expect(dueOf(['amanhã às 19h', 'melhor às 20h'], { shop: lanchonete })).to.equal('2026-12-03 20:00')
  })

  it('is taken back by now, and set anew after it', () => {
    expect(dueOf(['tomorrow at 7pm', 'no, now please'])).to.equal('now')
    expect(dueOf(['mañana a las 8', 'mejor ahora mismo'], { shop: taqueria })).to.equal('now')
    expect(dueOf(['asap', 'actually tomorrow at 7pm'])).to.equal('2026-12-03 19:00')
    expect(dueOf(['in an hour', 'at 8pm'])).to.equal('2026-12-02 20:00')
  })

  it('has day and month as the shop’s country writes them, and asks where nobody can tell', () => {
    const dates = (country: string | undefined) => dueOf(['for 11/12 at 7pm'], { country })
    expect(dates('US')).to.equal('past')
    expect(dates('GB')).to.equal('2026-12-11 19:00')
    expect(dueOf(['for 12/11 at 7pm'], { country: 'US' })).to.equal('2026-12-11 19:00')
    const early = { now: '2026-11-02T15:00', hours: [] }
    expect(dueOf(['for 11/4 at 7pm'], { ...early, country: 'US' })).to.equal('2026-11-04 19:00')
    expect(dueOf(['el 4/11 a las 8 pm'], { ...early, shop: taqueria })).to.equal('2026-11-04 20:00')
    expect(dueOf(['for 11/12 at 7pm'], { now: '2026-11-02T15:00', hours: [] })).to.equal(
      'which 2026-11-12 19:00, 2026-12-11 19:00',
    )
    expect(dueOf(['for 25/12 at 7pm'], { country: 'US' })).to.equal('2026-12-25 19:00')
  })

  it('is of the half of the day in which the shop is open, and asked where both may be', () => {
    const allDay: OpeningHours = [4].map(day => ({ day, opens: '06:00', closes: '23:00' }))
    const morning: OpeningHours = [4].map(day => ({ day, opens: '06:00', closes: '13:00' }))
    expect(dueOf(['tomorrow at 7'], { hours: morning })).to.equal('2026-12-03 07:00')
    expect(dueOf(['tomorrow at 7'], { hours: allDay })).to.equal('which 2026-12-03 07:00, 2026-12-03 19:00')
    expect(dueOf(['tomorrow at 2'], { hours: allDay })).to.equal('2026-12-03 14:00')
    expect(dueOf(['tomorrow at 7 in the morning'], { hours: allDay })).to.equal('2026-12-03 07:00')
    expect(dueOf(['tomorrow at 07:00'], { hours: allDay })).to.equal('2026-12-03 07:00')
    // where no hours are set, nobody means 10 at night by 10
    expect(dueOf(['tomorrow at 10'], { hours: [] })).to.equal('2026-12-03 10:00')
    expect(dueOf(['tomorrow at 6.30'], { hours: [] })).to.equal('2026-12-03 18:30')
  })

  it('goes past midnight where the shop does', () => {
    const late: OpeningHours = [1, 2, 3, 4, 5, 6, 7].map(day => ({ day, opens: '18:00', closes: '03:00' }))
    const tonight = { hours: late, now: '2026-12-02T23:30' }
    expect(dueOf(['at 1'], tonight)).to.equal('2026-12-03 01:00')
    expect(dueOf(['tonight at 1'], tonight)).to.equal('2026-12-03 01:00')
    expect(dueOf(['at midnight'], { ...tonight, now: '2026-12-02T22:00' })).to.equal('2026-12-03 00:00')
    expect(dueOf(['tonight'], tonight)).to.equal('now')
    expect(dueOf(['tonight'], { ...tonight, now: '2026-12-03T00:30' })).to.equal('now')
  })

  it('may be placed while the shop is closed, for when it is open', () => {
    expect(dueOf(['tomorrow at 1pm'], { now: '2026-12-02T02:00' })).to.equal('2026-12-03 13:00')
    expect(dueOf(['at 1pm'], { now: '2026-12-02T09:00' })).to.equal('2026-12-02 13:00')
  })

  it('is right in nights in which clocks are changed', () => {
    const always = { hours: [] }
    // New York: 02:00 becomes 03:00 on 14 March 2027, and 02:00 becomes 01:00 on 7 November 2027
    const spring = { ...always, now: '2027-03-13T20:00' }
    expect(dueOf(['tomorrow at 9am'], spring)).to.equal('2027-03-14 09:00')
    expect(dueOf(['tomorrow at 02:30'], spring)).to.equal('2027-03-14 03:30')
    expect(dueOf(['in 8 hours'], spring)).to.equal('2027-03-14 05:00')
    const autumn = { ...always, now: '2027-11-06T20:00' }
    expect(dueOf(['tomorrow at 9am'], autumn)).to.equal('2027-11-07 09:00')
    expect(dueOf(['in 8 hours'], autumn)).to.equal('2027-11-07 03:00')
  })

  it('never moves what is ordered beside it', () => {
    const orders = '2 margheritas and a coke'
    const menu = compiledOnce(pizzeria)
    const alone = JSON.stringify(
      readTurn(menu, nothingRead, orders).reading.lines.map(({ item, quantity }) => [item, quantity]),
    )
    for (const [words] of english.slice(0, -1)) {
      for (const text of [`${words}: ${orders}`, `${orders}, ${words}`, `${orders}\n${words}`]) {
        const { lines } = readTurn(menu, nothingRead, text).reading
        expect(JSON.stringify(lines.map(({ item, quantity }) => [item, quantity])), text).to.equal(alone)
      }
    }
  })
})

import { describeClosed } from '@comanda/bot/replies/describe.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import { repliesIn } from '@comanda/shared/replies/replies.js'
import { expect } from 'chai'
import { usualManner } from '../../../support/bot-manner.js'

/** Intl separates by spaces that don't break; which ones is its business. */
const plain = (text: string | undefined): string | undefined => text?.replace(/[\u00a0\u202f]/g, ' ')

function business(days: number[], opens: string): Business {
  return {
    id: 1,
    slug: 'shop',
    name: 'Shop',
    currency: 'USD',
    timeZone: 'America/New_York',
    language: 'en',
    country: undefined,
    menuVersion: 1,
    openingHours: days.map(day => ({ day, opens, closes: '23:00' })),
    offersDelivery: true,
    offersPickup: true,
    deliveryFeeMinor: 0,
    minimumOrderMinor: 0,
    readyInMinutes: 30,
    address: undefined,
    phone: undefined,
    paymentMethods: undefined,
    deliveryArea: undefined,
    greeting: undefined,
    specialDays: [],
    pausedUntil: undefined,
    ...usualManner,
  }
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]
// a Friday, eight in the morning in New York
const morning = new Date('2026-03-06T13:00:00Z')

const closed = (language: string, days: number[], opens: string): string | undefined =>
  plain(describeClosed(business(days, opens), morning, repliesIn(language)))

describe('that the shop is closed', () => {
  it('is told with the day and the hour of opening, in English', () => {
    expect(closed('en', everyDay, '18:00')).to.equal('We’re closed right now and open today at 6:00 PM.')
    expect(closed('en', [6], '11:30')).to.equal('We’re closed right now and open tomorrow at 11:30 AM.')
    expect(closed('en', [1], '11:30')).to.equal('We’re closed right now and open on Monday at 11:30 AM.')
  })

  it('is told in Spanish, whichever clock is usual there', () => {
    expect(closed('es-ES', everyDay, '18:00')).to.equal(
      'Ahora estamos cerrados, pero hoy a las 18:00 abrimos.',
    )
    expect(closed('es-ES', [6], '13:00')).to.equal('Ahora estamos cerrados, pero mañana a las 13:00 abrimos.')
    expect(closed('es-US', [3], '13:00')).to.equal(
      'Ahora estamos cerrados, pero el miércoles a la 1:00 p.m. abrimos.',
    )
  })

  it('is told in Portuguese', () => {
    expect(closed('pt-BR', everyDay, '18:00')).to.equal('Agora estamos fechados, mas abrimos hoje às 18:00.')
    expect(closed('pt-BR', [6], '11:30')).to.equal('Agora estamos fechados, mas abrimos amanhã às 11:30.')
    expect(closed('pt-BR', [1], '11:30')).to.equal(
      'Agora estamos fechados, mas abrimos na segunda-feira às 11:30.',
    )
    expect(closed('pt-BR', [7], '11:30')).to.equal('Agora estamos fechados, mas abrimos no domingo às 11:30.')
  })

  it('names each day of the week', () => {
    for (const language of ['en', 'es', 'pt']) {
      const said = everyDay.map(day => closed(language, [day], '18:00'))
      expect(new Set(said).size, language).to.equal(7)
    }
  })

  it('is not told while it is open', () => {
    expect(closed('es', everyDay, '07:00')).to.equal(undefined)
  })
})

import { BusinessError, checkedCurrency, checkedTimeZone } from '@comanda/shared/businesses/service.js'
import type { Business, BusinessSettings } from '@comanda/shared/businesses/types.js'
import { moneyText } from '@comanda/shared/money/format-money.js'
import { parseMoney } from '@comanda/shared/money/parse-money.js'
import type { FieldError } from '../../formatting/form.js'
import { type HoursDay, hoursDays, readHours, sentDays } from './hours-form.js'

/** The settings as fields hold them. */
export interface SettingsForm {
  name: string
  currency: string
  timeZone: string
  isAlwaysOpen: boolean
  days: HoursDay[]
  offersDelivery: boolean
  offersPickup: boolean
  deliveryFee: string
  minimumOrder: string
  readyInMinutes: string
}

const nameLengthAtMost = 200
/** As the database has it: a day. */
const readyInAtMost = 1_440
/** As the menu's prices: beyond it somebody's finger slipped. */
const moneyAtMost = 1_000_000_000

export function settingsForm(business: Business): SettingsForm {
  return {
    name: business.name,
    currency: business.currency,
    timeZone: business.timeZone,
    isAlwaysOpen: business.openingHours.length === 0,
    days: hoursDays(business.openingHours),
    offersDelivery: business.offersDelivery,
    offersPickup: business.offersPickup,
    deliveryFee: moneyText(business.deliveryFeeMinor, business.currency),
    minimumOrder: moneyText(business.minimumOrderMinor, business.currency),
    readyInMinutes: String(business.readyInMinutes),
  }
}

/** The form as it was sent. @param field a field's text, "" where it is missing */
export const sentForm = (field: (name: string) => string): SettingsForm => ({
  name: field('name').trim(),
  currency: field('currency'),
  timeZone: field('timeZone').trim(),
  isAlwaysOpen: field('hours') !== 'week',
  days: sentDays(field),
  offersDelivery: field('offersDelivery') !== '',
  offersPickup: field('offersPickup') !== '',
  deliveryFee: field('deliveryFee').trim(),
  minimumOrder: field('minimumOrder').trim(),
  readyInMinutes: field('readyInMinutes').trim(),
})

/** Reads what was sent. @returns the settings, or all that is wrong */
export function readSettings(form: SettingsForm): { settings: BusinessSettings } | { errors: FieldError[] } {
  const errors: FieldError[] = []

  function checked(field: string, check: () => string): string {
    try {
      return check()
    } catch (error) {
      if (!(error instanceof BusinessError)) throw error
      errors.push({ field, message: error.message })
      return ''
    }
  }

  if (form.name === '') errors.push({ field: 'name', message: 'Give the shop’s name' })
  if (form.name.length > nameLengthAtMost) {
    errors.push({ field: 'name', message: `Use at most ${nameLengthAtMost} characters for the name` })
  }
  const currency = checked('currency', () => checkedCurrency(form.currency))
  const timeZone = checked('timeZone', () => checkedTimeZone(form.timeZone))

  const read = form.isAlwaysOpen ? { hours: [], errors: [] } : readHours(form.days)
  errors.push(...read.errors)
  if (!form.isAlwaysOpen && read.hours.length === 0 && read.errors.length === 0) {
    errors.push({ field: 'opens-1-1', message: 'Give at least one day’s times, or choose “Always open”' })
  }
  if (!form.offersDelivery && !form.offersPickup) {
    errors.push({ field: 'offersDelivery', message: 'Offer delivery, pickup or both' })
  }

  function money(field: string, label: string, text: string): number {
    const minor = text === '' ? 0 : currency === '' ? undefined : parseMoney(text, currency)
    if (minor !== undefined && minor <= moneyAtMost) return minor
    if (currency !== '') {
      const example = moneyText(currency === 'JPY' ? 500 : 1_000, currency)
      errors.push({ field, message: `${label}: write an amount in ${currency}, like ${example}` })
    }
    return 0
  }
  const deliveryFeeMinor = money('deliveryFee', 'Delivery fee', form.deliveryFee)
  const minimumOrderMinor = money('minimumOrder', 'Minimum for delivery', form.minimumOrder)

  const readyInMinutes = /^\d{1,4}$/.test(form.readyInMinutes) ? Number(form.readyInMinutes) : 0
  if (readyInMinutes < 1 || readyInMinutes > readyInAtMost) {
    errors.push({ field: 'readyInMinutes', message: `Give the minutes, from 1 to ${readyInAtMost}` })
  }

  if (errors.length > 0) return { errors }
  const { name, offersDelivery, offersPickup } = form
  return {
    settings: {
      name: name.toWellFormed(),
      currency,
      timeZone,
      openingHours: read.hours,
      offersDelivery,
      offersPickup,
      deliveryFeeMinor,
      minimumOrderMinor,
      readyInMinutes,
    },
  }
}

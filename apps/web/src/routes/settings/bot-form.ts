import {
  type Acceptance,
  acceptances,
  type BotManner,
  type Business,
  type Tone,
  tones,
} from '@comanda/shared/businesses/types.js'
import { moneyText } from '@comanda/shared/money/format-money.js'
import { parseMoney } from '@comanda/shared/money/parse-money.js'
import type { FieldError } from '../../formatting/form.js'

export const replyLanguages = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Spanish' },
  { code: 'pt', name: 'Portuguese' },
] as const

export const nameLengthAtMost = 60
/** As the menu's prices: beyond it somebody's finger slipped. */
const moneyAtMost = 1_000_000_000
/** As the database has them. */
const limits = {
  unacceptedAfter: { least: 1, most: 240, label: 'Minutes until nobody accepted is told' },
  asksAtMost: { least: 1, most: 5, label: 'How often it asks' },
} as const

/** How the bot answers, as fields hold it. */
export interface BotForm {
  botName: string
  tone: string
  languages: readonly string[]
  promisesTime: boolean
  accepts: string
  acceptsBelow: string
  unacceptedAfter: string
  asksAtMost: string
}

export function botForm(business: Business): BotForm {
  const { replyLanguages: chosen } = business
  return {
    botName: business.botName ?? '',
    tone: business.tone,
    languages: chosen ?? replyLanguages.map(({ code }) => code),
    promisesTime: business.promisesTime,
    accepts: business.accepts,
    acceptsBelow:
      business.acceptsBelowMinor > 0 ? moneyText(business.acceptsBelowMinor, business.currency) : '',
    unacceptedAfter: String(business.unacceptedAfterMinutes),
    asksAtMost: String(business.asksAtMost),
  }
}

/** The form as it was sent. @param field a field's text, "" where it is missing */
export const sentBotForm = (field: (name: string) => string): BotForm => ({
  botName: field('botName').trim(),
  tone: field('tone'),
  languages: replyLanguages.map(({ code }) => code).filter(code => field(`language-${code}`) !== ''),
  promisesTime: field('promisesTime') !== '',
  accepts: field('accepts'),
  acceptsBelow: field('acceptsBelow').trim(),
  unacceptedAfter: field('unacceptedAfter').trim(),
  asksAtMost: field('asksAtMost').trim(),
})

function wholeNumber(name: keyof typeof limits, text: string, errors: FieldError[]): number {
  const { least, most, label } = limits[name]
  const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most))
    errors.push({ field: name, message: `${label}: give a number from ${least} to ${most}` })
  return value
}

/** Reads what was sent. @returns how the bot is to answer, or all that is wrong */
export function readBotForm(
  form: BotForm,
  { currency }: Pick<Business, 'currency'>,
): { manner: BotManner } | { errors: FieldError[] } {
  const errors: FieldError[] = []
  if (form.botName.length > nameLengthAtMost || !form.botName.isWellFormed())
    errors.push({ field: 'botName', message: `Use at most ${nameLengthAtMost} characters for its name` })
  const tone: Tone = tones.find(one => one === form.tone) ?? 'plain'
  const accepts: Acceptance = acceptances.find(one => one === form.accepts) ?? 'never'
  const below = form.acceptsBelow === '' ? 0 : parseMoney(form.acceptsBelow, currency)
  if (below === undefined || below > moneyAtMost)
    errors.push({ field: 'acceptsBelow', message: 'Give the amount as a number, like 50' })
  else if (accepts === 'limited' && below === 0)
    errors.push({ field: 'acceptsBelow', message: 'Give the amount below which it accepts, like 50' })
  const unacceptedAfterMinutes = wholeNumber('unacceptedAfter', form.unacceptedAfter, errors)
  const asksAtMost = wholeNumber('asksAtMost', form.asksAtMost, errors)
  if (errors.length > 0) return { errors }
  return {
    manner: {
      botName: form.botName || undefined,
      tone,
      replyLanguages: form.languages.length === replyLanguages.length ? undefined : form.languages,
      promisesTime: form.promisesTime,
      accepts,
      acceptsBelowMinor: below ?? 0,
      unacceptedAfterMinutes,
      asksAtMost,
    },
  }
}

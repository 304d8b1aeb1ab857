import { createAccountRepository } from '../accounts/repository.js'
import type { Account } from '../accounts/types.js'
import type { Database } from '../database/connect.js'
import { isUniqueViolation } from '../database/errors.js'
import { createMenuRepository } from '../menu/repository.js'
import { createBusinessRepository } from './repository.js'
import type { BotManner, Business, BusinessSettings, NewBusiness, ShopAnswers } from './types.js'

/** What was asked for can't be done as it stands. The message is for a person, and says what to do. */
export class BusinessError extends Error {
  readonly code = 'BUSINESS_INVALID'

  constructor(message: string) {
    super(message)
    this.name = 'BusinessError'
  }
}

const slugLengthAtMost = 60

/** "Café Zoë & Sons" → "cafe-zoe-sons"; empty where nothing of it is Latin or a digit. */
export function slugFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, slugLengthAtMost)
    .replace(/-$/, '')
}

/** @throws BusinessError */
export function checkedCurrency(currency: string): string {
  const code = currency.toUpperCase()
  if (Intl.supportedValuesOf('currency').includes(code)) return code
  throw new BusinessError(`“${currency}” is no currency. Give its three letters, like USD, EUR or BRL.`)
}

/** @returns its name as the platform has it. @throws BusinessError */
export function checkedTimeZone(timeZone: string): string {
  try {
    // some versions of node take an offset, which knows no summer time and which PostgreSQL reads the other way round
    if (/^[+-]/.test(timeZone)) throw new RangeError('an offset is no time zone')
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch (cause) {
    const hint = 'Give it as Continent/City, like Europe/Madrid or America/Sao_Paulo.'
    throw Object.assign(new BusinessError(`“${timeZone}” is no time zone. ${hint}`), { cause })
  }
}

export type BusinessService = ReturnType<typeof createBusinessService>

export function createBusinessService(db: Database) {
  const businesses = createBusinessRepository(db)
  const accounts = createAccountRepository(db)
  const menus = createMenuRepository(db)
  return {
    /** Makes the business and its account. @throws BusinessError saying what to change */
    async create(input: NewBusiness): Promise<{ business: Business; account: Account }> {
      const name = input.name.trim()
      if (name === '' || name.length > 200) throw new BusinessError('Give a name of 1 to 200 characters.')
      const slug = input.slug ?? slugFrom(name)
      if (slug === '' && input.slug === undefined) {
        throw new BusinessError(`“${name}” has no letter a–z for a short name. Add one: --slug my-shop`)
      }
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > slugLengthAtMost) {
        throw new BusinessError(`Give --slug a short name of a–z, 0–9 and “-”, like my-shop (got “${slug}”).`)
      }
      const checked = {
        name,
        slug,
        currency: checkedCurrency(input.currency),
        timeZone: checkedTimeZone(input.timeZone),
      }
      try {
        return await db.transaction(async trx => {
          const business = await businesses.create(checked, trx)
          return { business, account: await accounts.create(business.id, trx) }
        })
      } catch (error) {
        if (!isUniqueViolation(error, 'businesses_slug_key')) throw error
        throw new BusinessError(`There is a business “${slug}” already. Choose another with --slug.`)
      }
    },

    /** Changes what customers are told who ask; `answers` is checked already. */
    changeAnswers: (businessId: number, answers: ShopAnswers): Promise<void> =>
      businesses.setAnswers(businessId, answers),

    /** Changes how the bot answers; `manner` is checked already. */
    changeManner: (businessId: number, manner: BotManner): Promise<void> =>
      businesses.setManner(businessId, manner),

    /**
     * Changes what the owner decides; `settings` is checked already.
     * @returns why not, where prices in the old currency would be read in the new one
     */
    async changeSettings(
      businessId: number,
      settings: BusinessSettings,
    ): Promise<'changed' | 'menu_in_other_currency'> {
      return db.transaction(async trx => {
        const business = await businesses.lock(businessId, trx)
        if (business === undefined) throw new RangeError(`there is no business ${businessId}`)
        const hasPrices = await menus.hasItems(businessId, trx)
        if (settings.currency !== business.currency && hasPrices) return 'menu_in_other_currency'
        await businesses.setSettings(businessId, settings, trx)
        return 'changed'
      })
    },
  }
}

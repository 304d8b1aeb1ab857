import type { Statements } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import { prepare, runPrepared } from '../database/statements.js'
import type { BotManner, Business, BusinessSettings, ShopAnswers } from './types.js'

export interface BusinessRow {
  id: number
  slug: string
  name: string
  currency: string
  time_zone: string
  language: string
  country: string | null
  menu_version: number
  opening_hours: Business['openingHours']
  offers_delivery: boolean
  offers_pickup: boolean
  delivery_fee_minor: number
  minimum_order_minor: number
  ready_in_minutes: number
  address: string | null
  phone: string | null
  payment_methods: string | null
  delivery_area: string | null
  greeting: string | null
  special_days: Business['specialDays']
  /** text where it comes within JSON */
  paused_until: Date | string | null
  bot_name: string | null
  tone: Business['tone']
  reply_languages: string[] | null
  promises_time: boolean
  accepts: Business['accepts']
  accepts_below_minor: number
  unaccepted_after_minutes: number
  asks_at_most: number
}

export const toBusiness = (row: BusinessRow): Business => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  currency: row.currency,
  timeZone: row.time_zone,
  language: row.language,
  country: row.country ?? undefined,
  menuVersion: row.menu_version,
  openingHours: row.opening_hours,
  offersDelivery: row.offers_delivery,
  offersPickup: row.offers_pickup,
  deliveryFeeMinor: row.delivery_fee_minor,
  minimumOrderMinor: row.minimum_order_minor,
  readyInMinutes: row.ready_in_minutes,
  address: row.address ?? undefined,
  phone: row.phone ?? undefined,
  paymentMethods: row.payment_methods ?? undefined,
  deliveryArea: row.delivery_area ?? undefined,
  greeting: row.greeting ?? undefined,
  specialDays: row.special_days,
  pausedUntil: row.paused_until === null ? undefined : new Date(row.paused_until),
  botName: row.bot_name ?? undefined,
  tone: row.tone,
  replyLanguages: row.reply_languages ?? undefined,
  promisesTime: row.promises_time,
  accepts: row.accepts,
  acceptsBelowMinor: row.accepts_below_minor,
  unacceptedAfterMinutes: row.unaccepted_after_minutes,
  asksAtMost: row.asks_at_most,
})

const findStatement = prepare(
  `select id, slug, name, currency, time_zone, language, country, menu_version, opening_hours, offers_delivery,
     offers_pickup, delivery_fee_minor, minimum_order_minor, ready_in_minutes, address, phone, payment_methods,
     delivery_area, greeting, special_days, paused_until, bot_name, tone, reply_languages, promises_time, accepts,
     accepts_below_minor, unaccepted_after_minutes, asks_at_most
   from businesses where id = :businessId`,
)

export type BusinessRepository = ReturnType<typeof createBusinessRepository>

export function createBusinessRepository(db: Statements) {
  return {
    async create(
      business: { slug: string; name: string; currency: string; timeZone: string },
      trx: Statements = db,
    ): Promise<Business> {
      return toBusiness(
        await requireRow<BusinessRow>(
          trx,
          `insert into businesses (slug, name, currency, time_zone)
           values (:slug, :name, :currency, :timeZone) returning *`,
          business,
        ),
      )
    },

    async find(businessId: number, trx: Statements = db): Promise<Business | undefined> {
      const [row] = await runPrepared<BusinessRow>(trx, findStatement, { businessId })
      return row && toBusiness(row)
    },

    async findBySlug(slug: string): Promise<Business | undefined> {
      const row = await queryRow<BusinessRow>(db, 'select * from businesses where slug = :slug', { slug })
      return row && toBusiness(row)
    },

    async all(): Promise<Business[]> {
      return (await queryRows<BusinessRow>(db, 'select * from businesses order by id')).map(toBusiness)
    },

    /** As `find`, locked until the transaction ends. */
    async lock(businessId: number, trx: Statements): Promise<Business | undefined> {
      const row = await queryRow<BusinessRow>(
        trx,
        'select * from businesses where id = :businessId for update',
        { businessId },
      )
      return row && toBusiness(row)
    },

    /** Sets what customers are told who ask. */
    async setAnswers(businessId: number, answers: ShopAnswers, trx: Statements = db): Promise<void> {
      const { address, phone, paymentMethods, deliveryArea, greeting, specialDays, pausedUntil } = answers
      await trx.raw(
        `update businesses set address = :address, phone = :phone, payment_methods = :paymentMethods,
           delivery_area = :deliveryArea, greeting = :greeting, special_days = :specialDays, paused_until = :pausedUntil
         where id = :businessId`,
        {
          businessId,
          address: address ?? null,
          phone: phone ?? null,
          paymentMethods: paymentMethods ?? null,
          deliveryArea: deliveryArea ?? null,
          greeting: greeting ?? null,
          specialDays: JSON.stringify(specialDays),
          pausedUntil: pausedUntil ?? null,
        },
      )
    },

    /** Sets how the bot answers. */
    async setManner(businessId: number, manner: BotManner, trx: Statements = db): Promise<void> {
      await trx.raw(
        `update businesses set bot_name = :botName, tone = :tone, reply_languages = :replyLanguages,
           promises_time = :promisesTime, accepts = :accepts, accepts_below_minor = :acceptsBelowMinor,
           unaccepted_after_minutes = :unacceptedAfterMinutes, asks_at_most = :asksAtMost
         where id = :businessId`,
        {
          ...manner,
          businessId,
          botName: manner.botName ?? null,
          replyLanguages: manner.replyLanguages === undefined ? null : JSON.stringify(manner.replyLanguages),
        },
      )
    },

    /**
     * Sets what the owner decides. What a customer said yes to under other terms is read back again: with a change of
     * fee, minimum or ways to get an order the menu's version goes up.
     */
    async setSettings(businessId: number, settings: BusinessSettings, trx: Statements): Promise<void> {
      await trx.raw(
        `update businesses set name = :name, currency = :currency, time_zone = :timeZone,
           opening_hours = :openingHours, offers_delivery = :offersDelivery, offers_pickup = :offersPickup,
           delivery_fee_minor = :deliveryFeeMinor, minimum_order_minor = :minimumOrderMinor,
           ready_in_minutes = :readyInMinutes,
           menu_version = menu_version + cast(menu_version > 0 and
             (currency, offers_delivery, offers_pickup, delivery_fee_minor, minimum_order_minor) is distinct from
             (cast(:currency as text), cast(:offersDelivery as boolean), cast(:offersPickup as boolean),
              cast(:deliveryFeeMinor as bigint), cast(:minimumOrderMinor as bigint)) as integer)
         where id = :businessId`,
        { ...settings, businessId, openingHours: JSON.stringify(settings.openingHours) },
      )
    },
  }
}

import { z } from 'zod'

export const channelNames = ['mail', 'webhook', 'sms'] as const
export type ChannelName = (typeof channelNames)[number]

/** news: nobody need hurry · warning: look at it today · critical: a person is paged */
export const alertLevels = ['news', 'warning', 'critical'] as const
export type AlertLevel = (typeof alertLevels)[number]

/** What goes wrong, or happened; at most one of a kind is open for an account. */
export const alertKinds = [
  'memory',
  'memory_relaunch',
  'memory_restart',
  'restart_budget',
  'unlinked',
  'not_ready',
  'cannot_send',
  'cannot_receive',
  'outage',
  'database_away',
  'disk',
  'send_failed',
  'handovers_waiting',
  'orders_waiting',
  'clock',
  'weekly_report',
] as const
export type AlertKind = (typeof alertKinds)[number]

const textSchema = z.object({
  subject: z.string(),
  body: z.string(),
  short: z.string(),
  /** by whose clock its times are to be read: see text.ts */
  timeZone: z.string(),
})

/** The same in each channel's length. */
export type AlertText = z.output<typeof textSchema>

/** How far it came on one channel. Times in ms since 1970. */
const deliverySchema = z.object({
  tries: z.number(),
  nextAtMs: z.number(),
  doneAtMs: z.number().optional(),
  /** what went wrong at the last try */
  error: z.string().optional(),
  /** tried too often, or over before it could be told */
  isGivenUp: z.boolean().optional(),
})
export type Delivery = z.output<typeof deliverySchema>

const tellingSchema = z.object({
  what: z.enum(['raised', 'over']),
  level: z.enum(alertLevels),
  /** not before then */
  atMs: z.number(),
  text: textSchema,
  deliveries: z.partialRecord(z.enum(channelNames), deliverySchema),
})
export type Telling = z.output<typeof tellingSchema>

export const incidentSchema = z.object({
  id: z.string(),
  kind: z.enum(alertKinds),
  level: z.enum(alertLevels),
  /** names what is told once ever, like a week */
  key: z.string().optional(),
  sinceMs: z.number(),
  /** how often it happened since it was told */
  count: z.number(),
  /** well since then, and what to say once it stays so */
  calm: z.object({ sinceMs: z.number(), text: textSchema }).optional(),
  closedAtMs: z.number().optional(),
  tellings: z.array(tellingSchema),
  /** goes up with each change: of two copies the higher one is the newer */
  version: z.number(),
})
/** A trouble from its beginning to its end, with what was told of it to whom. */
export type Incident = z.output<typeof incidentSchema>

/** What a bot keeps on its disk: the incidents, and the shop's name and clock for when the database doesn't tell them. */
export const alertFileSchema = z.object({
  shop: z.object({ name: z.string(), timeZone: z.string() }).optional(),
  incidents: z.array(incidentSchema),
})
export type AlertFileContent = z.output<typeof alertFileSchema>

import type { AuditEvent, AuditKind } from '@comanda/shared/audit/types.js'
import { deviceName } from './device.js'
import { type ReadableTime, readableTime } from './time.js'

const factorNames: Record<string, string> = { app: 'an authenticator app', passkey: 'a passkey' }
const withFactor: Record<string, string> = {
  app: ' with an authenticator app',
  passkey: ' with a passkey',
  code: ' with a recovery code',
}
const imported: Record<string, string> = { menu: 'a menu', customers: 'customers', orders: 'past orders' }
const capital = (text = ''): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What happened, for whoever reads of others: the member whom it is about stands before it. */
const sentences: Record<AuditKind, (event: AuditEvent) => string> = {
  invited: ({ detail }) => `was added as ${detail}, by a one-time link`,
  link_made: () => 'was made a new one-time link',
  joined: () => 'used their one-time link',
  role_changed: ({ detail }) => `became ${detail}`,
  removed: () => 'was removed',
  signed_in: ({ detail }) => `signed in${withFactor[detail ?? ''] ?? ''}`,
  sign_in_failed: () => 'was tried with a wrong password',
  signed_out: () => 'signed out',
  session_ended: () => 'signed out another browser of theirs',
  sessions_ended: () => 'signed out everywhere',
  password_changed: () => 'changed their password',
  factor_added: ({ detail }) => `set up ${factorNames[detail ?? '']} as second step`,
  factor_removed: ({ detail }) => `removed ${factorNames[detail ?? '']} as second step`,
  factor_failed: () => 'gave the right password, and a wrong code or passkey',
  factors_reset: () => 'had the second step taken away',
  factor_demanded: ({ detail }) => `A second step at sign-in is asked for now from: ${detail}`,
  codes_made: () => 'made new recovery codes',
  code_used: () => 'used a recovery code',
  customer_exported: ({ detail }) => `All that is kept of customer ${detail} was given out`,
  customer_erased: ({ detail }) => `Customer ${detail} was erased`,
  import_begun: ({ detail }) => `An import was begun: ${imported[detail ?? '']}`,
  unlink_asked: () => 'asked to unlink WhatsApp',
  number_linked: () => 'WhatsApp was linked to a number',
  number_unlinked: () => 'WhatsApp was unlinked',
}

/** The same for the member themselves; what isn't here says the same of everybody. */
const toYou: Partial<Record<AuditKind, (event: AuditEvent) => string>> = {
  invited: ({ detail }) => `You were added as ${detail}, by a one-time link`,
  link_made: () => 'A new one-time link was made for you',
  joined: () => 'Your one-time link was used',
  role_changed: ({ detail }) => `Your role became ${detail}`,
  signed_in: ({ detail }) => `You signed in${withFactor[detail ?? ''] ?? ''}`,
  sign_in_failed: () => 'Somebody tried a wrong password for your address',
  signed_out: () => 'You signed out',
  session_ended: () => 'You signed out another browser',
  sessions_ended: () => 'You signed out everywhere',
  password_changed: () => 'Your password was changed',
  factor_added: ({ detail }) => `${capital(factorNames[detail ?? ''])} was set up as second step`,
  factor_removed: ({ detail }) => `${capital(factorNames[detail ?? ''])} was removed as second step`,
  factor_failed: () => 'Somebody gave your password, and a wrong code or passkey',
  factors_reset: () => 'Your second step was taken away',
  codes_made: () => 'New recovery codes were made',
  code_used: () => 'A recovery code of yours was used',
}

/** An event as it stands on a page. */
export interface AuditRow {
  subject: string | undefined
  text: string
  /** who did it, where that is somebody else */
  by: string | undefined
  /** "Chrome on Android · 192.0.2.1", where it came by a page */
  from: string | undefined
  time: ReadableTime
}

const made: readonly AuditKind[] = [
  'invited',
  'link_made',
  'role_changed',
  'removed',
  'unlink_asked',
  'factors_reset',
  'factor_demanded',
  'customer_exported',
  'customer_erased',
  'import_begun',
]

function byOf({ what, actor, subject }: AuditEvent): string | undefined {
  if (!made.includes(what) || (actor !== undefined && actor === subject)) return undefined
  return actor ?? 'whoever runs Comanda'
}

const fromOf = ({ address, userAgent }: AuditEvent): string | undefined =>
  address === undefined ? undefined : `${deviceName(userAgent)} · ${address}`

export function auditRow(
  event: AuditEvent,
  { isToYou, at, timeZone }: { isToYou: boolean; at: Date; timeZone: string },
): AuditRow {
  const sentence = (isToYou ? toYou[event.what] : undefined) ?? sentences[event.what]
  return {
    subject: isToYou ? undefined : event.subject,
    text: sentence(event),
    by: byOf(event),
    from: fromOf(event),
    time: readableTime(event.at, at, timeZone),
  }
}

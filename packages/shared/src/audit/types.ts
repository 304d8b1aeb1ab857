export const auditKinds = [
  'invited',
  'link_made',
  'joined',
  'role_changed',
  'removed',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'session_ended',
  'sessions_ended',
  'password_changed',
  'factor_added',
  'factor_removed',
  'factor_failed',
  'factors_reset',
  'factor_demanded',
  'codes_made',
  'code_used',
  'unlink_asked',
  'customer_exported',
  'customer_erased',
  'import_begun',
  'number_linked',
  'number_unlinked',
] as const
export type AuditKind = (typeof auditKinds)[number]

/** Who asks for something, and from where, as far as one can know. */
export interface Requester {
  /** undefined: whoever runs Comanda, or somebody who isn't signed in */
  memberId: number | undefined
  address: string | undefined
  /** as the browser names itself */
  userAgent: string | undefined
  /** which browser it is, as far as its cookie tells; undefined: none */
  browser: string | undefined
}

/** By a command rather than a page. */
export const operator: Requester = {
  memberId: undefined,
  address: undefined,
  userAgent: undefined,
  browser: undefined,
}

export interface AuditEvent {
  id: number
  at: Date
  what: AuditKind
  /** e-mail of the member who did it */
  actor: string | undefined
  /** e-mail of the member whom it is about */
  subject: string | undefined
  /** the role that was given, the kind of factor, the roles that must have one, the number that names a customer, what is imported */
  detail: string | undefined
  address: string | undefined
  userAgent: string | undefined
}

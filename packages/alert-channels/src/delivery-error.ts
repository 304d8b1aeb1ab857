export type DeliveryCode = 'refused' | 'redirected' | 'answered' | 'late' | 'failed'

/** An alert didn't go out. The message is for people, and holds no secret: neither a path nor a password. */
export class DeliveryError extends Error {
  readonly code: DeliveryCode

  constructor(code: DeliveryCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DeliveryError'
    this.code = code
  }
}

const words: Record<string, string> = {
  ENOTFOUND: 'nobody knows a machine of that name',
  EDNS: 'nobody knows a machine of that name',
  EAI_AGAIN: 'the name can’t be looked up now: is there a network?',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it hung up',
  ECONNECTION: 'it can’t be reached, or hung up',
  EHOSTUNREACH: 'it can’t be reached from here',
  ENETUNREACH: 'it can’t be reached from here',
  ETIMEDOUT: 'it doesn’t answer',
  EAUTH: 'the mail server refuses the user name or the password',
  ETLS: 'no sound TLS with it',
  EENVELOPE: 'the mail server refuses the sender or a recipient',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is its own: see NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is nobody’s that we know: see NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate can’t be verified',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
}

/** What a library threw may quote what it was given: only its code is passed on. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error
  const cause = error instanceof AggregateError ? error.errors[0] : error
  // nodemailer puts a code of its own in the place of the one that says more
  const { code, originalCode, responseCode } = (cause ?? {}) as Record<string, unknown>
  const codes = [originalCode, code].filter(one => typeof one === 'string')
  const known = codes.flatMap(one => words[one] ?? [])[0]
  const why = known ?? (codes[0] === undefined ? 'it failed' : `it failed (${codes[0]})`)
  const said = typeof responseCode === 'number' ? `${why} (${responseCode})` : why
  return new DeliveryError('failed', said, { cause: error })
}

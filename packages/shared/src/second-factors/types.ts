export interface Passkey {
  id: number
  /** the browser that it was made in, as it names itself */
  userAgent: string | undefined
  createdAt: Date
}

/** What a login asks for beside its password. */
export interface SecondFactors {
  hasApp: boolean
  /** oldest first */
  passkeys: Passkey[]
  /** recovery codes that weren't used yet */
  codesLeft: number
}

/** A passkey as it is kept. */
export interface PasskeyCredential {
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
}

/** The site that passkeys are for: a passkey is good there and nowhere else. */
export interface PasskeySite {
  /** its host's name: never an address of numbers */
  id: string
  /** "https://orders.example.com" */
  origin: string
}

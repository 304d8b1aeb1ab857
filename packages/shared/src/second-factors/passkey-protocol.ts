import { createHash } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { PasskeyCredential, PasskeySite } from './types.js'

const rpName = 'Comanda'
const timeout = 5 * 60 * 1000
/** Some 10 MB that most processes never need. */
const library = () => import('@simplewebauthn/server')

const named = ({ credentialId, transports }: Pick<PasskeyCredential, 'credentialId' | 'transports'>) => ({
  id: credentialId,
  transports,
})

/** For the browser: make a passkey for this login, beside those that it has. */
export async function creationOptions(
  site: PasskeySite,
  login: { id: number; email: string },
  existing: readonly PasskeyCredential[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName,
    rpID: site.id,
    userName: login.email,
    // names the login to the device, and nobody to whoever reads the device
    userID: new Uint8Array(createHash('sha256').update(`comanda login ${login.id}`).digest()),
    timeout,
    attestationType: 'none',
    excludeCredentials: existing.map(named),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
}

/** For the browser: sign this with a passkey. @param allowed any that the device knows for the site where undefined */
export async function requestOptions(
  site: PasskeySite,
  challenge: string,
  allowed: readonly PasskeyCredential[] | undefined,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: site.id,
    // the library would encode a text once more
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout,
    userVerification: allowed === undefined ? 'required' : 'preferred',
    ...(allowed && { allowCredentials: allowed.map(named) }),
  })
}

/** What a browser sent, as far as it looks like an answer; undefined else. */
export function parsePasskeyAnswer<Answer extends AuthenticationResponseJSON | RegistrationResponseJSON>(
  text: string,
): Answer | undefined {
  try {
    const answer = JSON.parse(text) as Partial<Answer> | null
    const isOne = typeof answer?.id === 'string' && typeof answer.response === 'object'
    return isOne ? (answer as Answer) : undefined
  } catch {
    return undefined
  }
}

/** @returns undefined for what wasn't made for this challenge, at this site */
export async function verifyCreation(
  site: PasskeySite,
  challenge: string,
  answer: string,
): Promise<PasskeyCredential | undefined> {
  const response = parsePasskeyAnswer<RegistrationResponseJSON>(answer)
  if (response === undefined) return undefined
  const { verifyRegistrationResponse } = await library()
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: false,
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports }
}

/**
 * @param alone the passkey stands for the password too: the device has to have asked who is there
 * @returns the passkey's counter from now on; undefined where the answer isn't right
 */
export async function verifyAnswer(
  { site, challenge, alone }: { site: PasskeySite; challenge: string; alone: boolean },
  answer: AuthenticationResponseJSON,
  { credentialId, publicKey, counter, transports }: PasskeyCredential,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library()
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter, transports },
    requireUserVerification: alone,
  }).catch(() => undefined)
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined
}

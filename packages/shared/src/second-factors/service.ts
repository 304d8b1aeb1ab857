import { randomBytes } from 'node:crypto'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { createAuditRepository } from '../audit/repository.js'
import type { Requester } from '../audit/types.js'
import type { Database } from '../database/connect.js'
import type { Sealer } from '../keys/seal.js'
import { hashPassword } from '../logins/password.js'
import { createLoginRepository } from '../logins/repository.js'
import type { Login } from '../logins/types.js'
import type { Role } from '../members/types.js'
import { appAddress, newAppSecret, readableSecret, stepOf } from './app-codes.js'
import { createFactorChanges } from './changes.js'
import {
  creationOptions,
  parsePasskeyAnswer,
  requestOptions,
  verifyAnswer,
  verifyCreation,
} from './passkey-protocol.js'
import { newRecoveryCodes, readRecoveryCode } from './recovery-codes.js'
import { createSecondFactorRepository } from './repository.js'
import type { PasskeySite } from './types.js'

/** What a change of factors made: sessions name the login so from now on. */
export interface FactorsChanged {
  login: Login
  /** to be shown once; undefined where those of before go on */
  codes: string[] | undefined
}

/** What somebody gives beside the password. */
export type Proof = { code: string } | { passkey: string; challenge: string; site: PasskeySite }

/** Which login was proved, and by what. */
export interface Proved {
  login: Login
  by: 'app' | 'passkey' | 'code'
}

export type SecondFactorService = ReturnType<typeof createSecondFactorService>

/** What a login asks for beside its password. */
export function createSecondFactorService(db: Database, sealer: Sealer) {
  const factors = createSecondFactorRepository(db)
  const logins = createLoginRepository(db)
  const audit = createAuditRepository(db)
  const { change } = createFactorChanges(db)

  async function hashCodes(loginId: number, codes: readonly string[]): Promise<string[]> {
    const user = await logins.find(loginId)
    if (user === undefined) return []
    return Promise.all(codes.map(code => hashPassword(code, user.salt)))
  }

  /** The first factor comes with recovery codes. */
  async function add(
    login: Login,
    detail: 'app' | 'passkey',
    by: Requester,
    work: (trx: Database) => Promise<boolean>,
  ): Promise<FactorsChanged | undefined> {
    const codes = newRecoveryCodes()
    const hashes = await hashCodes(login.id, codes)
    let isFirst = false
    const changed = await change(login, { what: 'factor_added', detail, by }, async trx => {
      const { hasApp, passkeys } = await factors.ofLogin(login.id, trx)
      isFirst = !hasApp && passkeys.length === 0
      if (!(await work(trx))) return false
      if (isFirst) await factors.replaceCodes(login.id, hashes, trx)
      return true
    })
    return changed && { login: changed, codes: isFirst ? codes : undefined }
  }

  async function proveByApp(candidates: readonly Login[], code: string): Promise<Login | undefined> {
    for (const { loginId, sealedSecret, at } of await factors.appsOf(candidates.map(({ id }) => id))) {
      const secret = sealer.open(sealedSecret)
      const step = secret === undefined ? undefined : stepOf(secret, code, at)
      if (secret === undefined || step === undefined) continue
      if (await factors.useStep(loginId, step, sealer.seal(secret))) {
        return candidates.find(({ id }) => id === loginId)
      }
    }
    return undefined
  }

  async function proveByCode(candidates: readonly Login[], code: string): Promise<Login | undefined> {
    const [first] = candidates
    // all of them are of one person, whose passwords share a salt
    const [hash] = first === undefined ? [] : await hashCodes(first.id, [code])
    if (hash === undefined) return undefined
    const loginId = await factors.useCode(
      candidates.map(({ id }) => id),
      hash,
    )
    return candidates.find(({ id }) => id === loginId)
  }

  async function provePasskey(
    { passkey, challenge, site }: Extract<Proof, { passkey: string }>,
    candidates: readonly Login[] | undefined,
  ): Promise<number | undefined> {
    const answer = parsePasskeyAnswer<AuthenticationResponseJSON>(passkey)
    const kept = answer && (await factors.findPasskey(answer.id))
    if (answer === undefined || kept === undefined) return undefined
    if (candidates !== undefined && !candidates.some(({ id }) => id === kept.loginId)) return undefined
    const alone = candidates === undefined
    const next = await verifyAnswer({ site, challenge, alone }, answer, kept)
    if (next === undefined || !(await factors.usePasskey(kept, next))) return undefined
    return kept.loginId
  }

  return {
    of: (loginId: number) => factors.ofLogin(loginId),
    demandedRoles: factors.demandedRoles,
    membersWith: factors.membersWith,

    /** A challenge for a passkey: 32 bytes, base64url. */
    newChallenge: (): string => randomBytes(32).toString('base64url'),

    /** A secret that an app may be given. It isn't asked for before `addApp`. */
    newApp: (): { sealed: string } => ({ sealed: sealer.seal(newAppSecret()) }),

    /** How the secret is shown: as the QR code's text, and to be typed. */
    showApp(sealed: string, email: string): { address: string; typed: string } | undefined {
      const secret = sealer.open(sealed)
      return secret === undefined
        ? undefined
        : { address: appAddress(secret, email), typed: readableSecret(secret) }
    },

    /**
     * The app shows that it has the secret: from now on the login asks for its codes.
     * @returns 'wrong' where the code isn't the app's; undefined where the login changed meanwhile
     */
    async addApp(
      login: Login,
      { sealed, code }: { sealed: string; code: string },
      by: Requester,
    ): Promise<FactorsChanged | 'wrong' | undefined> {
      const secret = sealer.open(sealed)
      const step = secret === undefined ? undefined : stepOf(secret, code, await factors.now())
      if (step === undefined) return 'wrong'
      return add(login, 'app', by, async trx => {
        await factors.setApp(login.id, sealed, step, trx)
        return true
      })
    },

    async passkeyToMake(login: Login, email: string, site: PasskeySite) {
      return creationOptions(site, { id: login.id, email }, await factors.passkeysOf([login.id]))
    },

    /** @returns 'wrong' where it isn't what was asked for; undefined where the login changed meanwhile */
    async addPasskey(
      login: Login,
      { answer, challenge, site }: { answer: string; challenge: string; site: PasskeySite },
      by: Requester,
    ): Promise<FactorsChanged | 'wrong' | undefined> {
      const made = await verifyCreation(site, challenge, answer)
      if (made === undefined) return 'wrong'
      return add(login, 'passkey', by, trx => factors.addPasskey(login.id, made, by.userAgent, trx))
    },

    removeApp: (login: Login, by: Requester) =>
      change(login, { what: 'factor_removed', detail: 'app', by }, trx => factors.removeApp(login.id, trx)),

    removePasskey: (login: Login, passkeyId: number, by: Requester) =>
      change(login, { what: 'factor_removed', detail: 'passkey', by }, trx =>
        factors.removePasskeys(login.id, passkeyId, trx),
      ),

    /** New recovery codes: those of before are worth nothing any more. */
    async renewCodes(login: Login, by: Requester): Promise<FactorsChanged | undefined> {
      const codes = newRecoveryCodes()
      const hashes = await hashCodes(login.id, codes)
      const changed = await change(login, { what: 'codes_made', by }, async trx => {
        const { hasApp, passkeys } = await factors.ofLogin(login.id, trx)
        if (!hasApp && passkeys.length === 0) return false
        await factors.replaceCodes(login.id, hashes, trx)
        return true
      })
      return changed && { login: changed, codes }
    },

    /** What the browser is asked to sign: by a passkey of one of these logins, or by any where undefined. */
    async passkeyToUse(site: PasskeySite, challenge: string, loginIds: readonly number[] | undefined) {
      const allowed = loginIds && (await factors.passkeysOf(loginIds))
      return allowed?.length === 0 ? undefined : requestOptions(site, challenge, allowed)
    },

    /** @returns undefined where none of the logins has such a factor, or it was used already */
    async prove(candidates: readonly Login[], proof: Proof): Promise<Proved | undefined> {
      if ('passkey' in proof) {
        const loginId = await provePasskey(proof, candidates)
        const login = candidates.find(({ id }) => id === loginId)
        return login && { login, by: 'passkey' }
      }
      const typed = proof.code.replace(/\s/g, '')
      if (/^\d{6}$/.test(typed)) {
        const login = await proveByApp(candidates, typed)
        return login && { login, by: 'app' }
      }
      const code = readRecoveryCode(proof.code)
      const login = code === undefined ? undefined : await proveByCode(candidates, code)
      return login && { login, by: 'code' }
    },

    /** A passkey in the place of password and second factor. @returns the login that it opens */
    async proveAlone(proof: Extract<Proof, { passkey: string }>): Promise<Login | undefined> {
      const loginId = await provePasskey(proof, undefined)
      return loginId === undefined ? undefined : logins.current(loginId)
    },

    /** Which roles of a shop must have a second factor from now on. */
    async demand(businessId: number, roles: readonly Role[], by: Requester): Promise<void> {
      await db.transaction(async trx => {
        await factors.demandOf(businessId, roles, trx)
        const detail = roles.length === 0 ? 'nobody' : roles.join(', ')
        await audit.note({ businessId, what: 'factor_demanded', detail }, by, trx)
      })
    },
  }
}

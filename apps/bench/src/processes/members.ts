import type { Database } from '@comanda/shared/database/connect.js'
import { createMemberService } from '@comanda/shared/members/service.js'

export interface SignedIn {
  memberId: number
  /** as a browser sends it */
  cookie: string
}

const password = 'correct horse battery'

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')

const tokenOf = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** A new owner of the business, signed in by the form that people use. */
export async function signIn(url: string, db: Database, businessId: number, name: string): Promise<SignedIn> {
  const email = `${name}@example.com`
  const member = await createMemberService(db).addWithPassword({ businessId, role: 'owner', email, password })
  const page = await fetch(`${url}/sign-in`)
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookieOf(page), 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: tokenOf(await page.text()), email, password }),
  })
  if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`)
  return { memberId: member.id, cookie: cookieOf(answer) }
}

/** The same member at the usual stack, which believes whatever it is told. */
export async function signInUsually(url: string, memberId: number): Promise<string> {
  return cookieOf(await fetch(`${url}/sign-in?member=${memberId}`))
}

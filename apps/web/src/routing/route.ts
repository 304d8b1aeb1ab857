import type { Role } from '@comanda/shared/members/types.js'
import type { Topic } from '@comanda/shared/versions/types.js'
import type { Request, Response } from 'express'

/** What a page shows beside who looks: while that stays the same, so does the page. */
export interface Shows {
  topics: readonly Topic[] | ((request: Request) => readonly Topic[])
  /** says how long ago something was, or what is of today */
  ages: boolean
  /** holds names or addresses of customers or members: no browser keeps it on its disk */
  people: boolean
}

/** One address of the dashboard. Who may use it stands in policies.ts. */
export interface Route {
  method: 'get' | 'post'
  path: string
  /** its form is sent as multipart/form-data and may hold files; each becomes a text of the body */
  takesFiles?: boolean
  /** as `takesFiles`, but larger, and a file is a `FormFile` */
  takesUpload?: boolean
  /** open to whoever has a second factor to set up first: the shop asks for one */
  whileSettingUp?: boolean
  /** Only for a page that shows nothing else; left out where it is made anew each time. */
  shows?: Shows
  handle(request: Request, response: Response): Promise<void> | void
}

/**
 * open: anybody, without a session · public: anybody, with a session for the form's token · signed-in: any member ·
 * a list: members with one of these roles
 */
export type Policy = 'open' | 'public' | 'signed-in' | readonly Role[]

/** As in policies.ts: "GET /orders/:id". */
export const routeName = (route: Pick<Route, 'method' | 'path'>): string =>
  `${route.method.toUpperCase()} ${route.path}`
